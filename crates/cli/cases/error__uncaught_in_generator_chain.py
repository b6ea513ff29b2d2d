def numbers():
    yield 1
    yield 0

def inverse(source):
    for n in source:
        yield 1 / n

def show(source):
    for value in source:
        print(value)

show(inverse(numbers()))
