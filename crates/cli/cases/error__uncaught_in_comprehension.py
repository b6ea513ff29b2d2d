prices = {"apple": 3, "pear": None}

def totals(amount):
    return [price * amount + 1 for name, price in prices.items()]

print(totals(2))
