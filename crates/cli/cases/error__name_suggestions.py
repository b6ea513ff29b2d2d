# Near misses of names, and forgotten imports.
value = 1
values = [1, 2]

def total(numbers):
    result = 0
    for number in numbers:
        reslt = result + number
    return resutl

for action in (lambda: valeu, lambda: pint("x"), lambda: total([1]), lambda: Tru, lambda: lenght, lambda: collections, lambda: Value):
    try:
        action()
    except NameError as error:
        print(error, "|", error.name)
print(total([1]))
