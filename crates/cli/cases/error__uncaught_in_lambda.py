convert = lambda text: int(text.strip())
numbers = list(map(convert, ["1", " 2 ", "three"]))
print(numbers)
