# Delegation: values, results, sent values and exceptions pass through.
def inner(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print("inner got", got)
    except ValueError as error:
        print("inner caught", error)
        yield "recovered"
    finally:
        print("inner finally")
    return f"result {n}"

def outer():
    first = yield from inner(2)
    print("first:", first)
    second = yield from [10, 20]
    print("second:", second)
    third = yield from inner(5)
    return "outer " + str(third)

g = outer()
print(next(g), g.send("hello"), next(g), next(g), next(g))
print(g.throw(ValueError("to the inner one")))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)

def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)

print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))
g = outer()
next(g)
g.close()
print("end")
