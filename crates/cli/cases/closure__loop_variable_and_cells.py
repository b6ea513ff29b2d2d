# Closures share the variable, not its value.
functions = []
for i in range(3):
    functions.append(lambda: i)
print([f() for f in functions])
functions = [lambda i=i: i for i in range(3)]
print([f() for f in functions])
functions = [lambda: i for i in range(3)]
print([f() for f in functions])

def make():
    result = []
    for n in range(3):
        def f():
            return n
        result.append(f)
    n = "changed"
    return result

made = make()
print([f() for f in made], made[0].__closure__[0] is made[1].__closure__[0])

def make_each():
    def one(n):
        return lambda: n
    return [one(n) for n in range(3)]

each = make_each()
print([f() for f in each], each[0].__closure__[0] is each[1].__closure__[0])

def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    def reset():
        nonlocal n
        n = 0
    return up, reset

up, reset = counter()
print(up(), up(), reset(), up())
other, _ = counter()
print(other(), up())
print(up.__closure__[0].cell_contents, up.__code__.co_freevars, counter.__code__.co_cellvars)
up.__closure__[0].cell_contents = 40
print(up())
