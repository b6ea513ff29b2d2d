# How a list's room grows by append, and in other ways.
import sys

def room(l):
    return (sys.getsizeof(l) - 56) // 8

grown = []
steps = []
for i in range(1000):
    if room(grown) not in steps:
        steps.append(room(grown))
    grown.append(i)
print(steps)
x, y = object(), object()
print(sys.getsizeof([]), sys.getsizeof([x]), sys.getsizeof([x, y]), sys.getsizeof([x, y, x]))
print(sys.getsizeof([1]), sys.getsizeof([1, 2]), sys.getsizeof([1, 2, 3]), sys.getsizeof([1, 3, 5, 54]), sys.getsizeof([1, 2, 3, 4, 5]))
print([room([x] * n) for n in range(12)])
print([room(list(range(n))) for n in range(12)])
print([room([i for i in range(n)]) for n in range(12)])
print([room(list((i for i in range(n)))) for n in range(20)])
print([room(sorted(range(n))) for n in range(12)])
print([room([1] + [x] * n) for n in range(12)])

def extended(n):
    l = [1]
    l.extend(range(n))
    return l

print([room(extended(n)) for n in range(12)])
print(room("a b c".split()), room("a".split()), room(list("hello")), room([*range(5)]))
