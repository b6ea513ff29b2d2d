# A list takes room ahead of its needs: its size goes
# up in steps. Watch the bytes beside the append.
import sys

items = []
for number in range(20):
    items.append(number)
    print(len(items), sys.getsizeof(items))

items.clear()
print("after clear:", sys.getsizeof(items))
