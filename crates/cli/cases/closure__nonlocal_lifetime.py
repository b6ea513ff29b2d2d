# A cell lives as long as a function that uses it.
import sys
def make():
    data = [0] * 100
    def read(): return len(data)
    def drop():
        nonlocal data
        data = None
    return read, drop
read, drop = make()
print(read(), read.__closure__[0] is drop.__closure__[0])
cell = read.__closure__[0]
drop()
print(cell.cell_contents)
try:
    read()
except TypeError as error:
    print(error)
del read, drop
print(sys.getrefcount(cell) < 4)
def late():
    def f(): return x
    try:
        f()
    except NameError as error:
        print(error)
    x = 1
    return f()
print(late())
empty = (lambda: (lambda: y) if True else (y := 1))().__closure__
