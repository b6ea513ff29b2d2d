# When a list gives room back.
import sys

def room(l):
    return (sys.getsizeof(l) - 56) // 8

l = list(range(100))
steps = []
while l:
    l.pop()
    if not steps or steps[-1][1] != room(l):
        steps.append((len(l), room(l)))
print(steps)
l = list(range(100))
del l[10:]
print(len(l), room(l))
del l[1:]
print(len(l), room(l))
l.clear()
print(room(l))
l = list(range(40))
del l[:]
print(room(l))
l = list(range(1000))
l[:] = [1]
print(room(l))
l = list(range(1000))
l *= 0
print(room(l))
m = list(range(17))[:5]
print(room(m), room(m.copy()), room(m[1:4]), room(m + m))
