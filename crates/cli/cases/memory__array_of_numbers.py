# Numbers in a list are objects; in an array they are not.
import sys
from array import array
numbers = list(range(1000, 1100))
packed = array("i", numbers)
print(sys.getsizeof(numbers) + sum(map(sys.getsizeof, numbers)) > 5 * packed.itemsize * len(packed))
print(packed.itemsize, packed[:3], packed[-1], len(packed), packed.typecode)
packed.append(5)
print(packed.pop(), packed.index(1001), packed.count(1000))
for wrong in (lambda: packed.append("x"), lambda: packed.append(1.5), lambda: packed.append(2 ** 40), lambda: array("z"), lambda: packed[5000]):
    try:
        wrong()
    except (TypeError, OverflowError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
print(array("d", [1.5, 2]).tolist(), array("b", b"ab"), array("i", [1]) + array("i", [2]))
