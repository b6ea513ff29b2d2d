# The list outlives the call: the inner function's
# cell holds it. It goes when the function goes.
def counter():
    seen = []

    def add(item):
        seen.append(item)
        return len(seen)

    return add

add = counter()
add("one")
add("two")
del add
