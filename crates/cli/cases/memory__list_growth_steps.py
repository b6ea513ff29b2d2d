# A list is given room for more than it has.
import sys

items = []
sizes = [sys.getsizeof(items)]
for n in range(70):
    items.append(n)
    size = sys.getsizeof(items)
    if size != sizes[-1]:
        sizes.append(size)
        print(n + 1, size)
print(len(sizes))
while items:
    items.pop()
    size = sys.getsizeof(items)
    if size != sizes[-1]:
        sizes.append(size)
        print("down to", len(items), size)
exact = [0] * 10
print("exact:", sys.getsizeof(exact), sys.getsizeof([1, 2, 3]), sys.getsizeof(list(range(10))))
print("comprehension:", sys.getsizeof([i for i in range(10)]))
exact.append(1)
print("after append:", sys.getsizeof(exact))
exact.extend([1, 2, 3])
print("after extend:", sys.getsizeof(exact))
exact.insert(0, 5)
del exact[5:]
print("after del:", sys.getsizeof(exact))
print("copy:", sys.getsizeof(exact[:]), sys.getsizeof(exact.copy()), sys.getsizeof(exact + [1]))
exact.clear()
print("cleared:", sys.getsizeof(exact))
