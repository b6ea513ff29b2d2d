# Generators in a row: one item is on its way at a time.
class Item:
    alive = most = 0

    def __init__(self, n):
        self.n = n
        Item.alive += 1
        Item.most = max(Item.most, Item.alive)

    def __del__(self):
        Item.alive -= 1

def source(count):
    for n in range(count):
        yield Item(n)

def only_even(items):
    for item in items:
        if item.n % 2 == 0:
            yield item

def doubled(items):
    for item in items:
        item.n *= 2
        yield item

print([item.n for item in doubled(only_even(source(6)))])
print("most:", Item.most, "alive:", Item.alive)
Item.most = 0
total = 0
for item in doubled(only_even(source(100))):
    total += item.n
print(total, "most:", Item.most)
del item
print("alive:", Item.alive)
pipeline = doubled(only_even(source(10)))
print(next(pipeline).n, next(pipeline).n, "alive in the middle:", Item.alive)
pipeline.close()
print("after close:", Item.alive)
