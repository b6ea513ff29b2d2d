# A small family of exceptions, with data and texts.
class ShopError(Exception):
    """Everything that goes wrong in the shop."""

class OutOfStock(ShopError):
    def __init__(self, item, wanted, left):
        super().__init__(item, wanted, left)
        self.item, self.wanted, self.left = item, wanted, left

    def __str__(self):
        return f"{self.wanted} of {self.item} wanted, {self.left} left"

class Unknown(ShopError, KeyError):
    pass

stock = {"apple": 3}
def buy(item, count):
    if item not in stock:
        raise Unknown(item)
    if stock[item] < count:
        raise OutOfStock(item, count, stock[item])
    stock[item] -= count
    return count

for order in (("apple", 2), ("pear", 1), ("apple", 5)):
    try:
        print(buy(*order))
    except OutOfStock as error:
        print("sorry:", error, error.args, repr(error))
    except ShopError as error:
        print(type(error).__name__, error, isinstance(error, KeyError), [c.__name__ for c in type(error).__mro__[:4]])
try:
    buy("apple", 1) and buy("pear", 1)
except (OutOfStock, KeyError) as error:
    print(error.args)
for wrong in ("raise ShopError, 'x'", "raise 5", "raise ShopError from 5", "raise", "try: pass\nexcept 5: pass", "try: 1/0\nexcept 5: pass"):
    try:
        exec(wrong)
    except (SyntaxError, TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
buy("apple", 7)
