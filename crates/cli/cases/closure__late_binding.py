# Closures share the variable, not its value at the time they were made.
functions = [lambda: i for i in range(3)]
print([f() for f in functions])
functions = [lambda i=i: i for i in range(3)]
print([f() for f in functions])

def make():
    made = []
    for n in range(3):
        def say():
            return n
        made.append(say)
    n = "changed"
    return made

print([say() for say in make()])

def adder(n):
    return lambda x: x + n

print([adder(n)(10) for n in range(3)])
x = "global"

def shadow():
    def look():
        return x
    before = look()
    return before

print(shadow())

def three():
    a = 1
    def two():
        b = 2
        def one():
            nonlocal a, b
            a += 10
            b += 10
            return a, b
        return one
    return two

one = three()()
print(one(), one())
