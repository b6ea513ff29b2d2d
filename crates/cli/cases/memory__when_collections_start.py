# When an automatic collection starts: what counts on the way, what waits on free lists, and who looks whether one is due.
import gc
import sys

events = []


def hear(phase, info):
    events.append((phase, gc.get_count()[0], sys._getframe(1).f_lineno - first_line))


class Node:
    def __init__(self, value=None):
        self.value = value


numbers, table = [2, 1], {'a': 1}
STATEMENTS = [
    'sorted(numbers, reverse=True)', 'sorted(numbers, key=str)', 'dict(a=1)', 'table.update(a=1)', 'table.update(table)',
    "'{a}'.format(a=[])", "f'{numbers}'", "f'{1.5}'", "f'{1}'", "f'{1.5:.2f}'", "'{}'.format(1.5)", 'list(table)', 'sorted(table)',
    'list(table.items())', 'numbers.extend(table.values())', 'list({1, 2})', 'repr(table.keys())', 'str(numbers)', "print(end='')",
    'Node(value=1)', 'Node(1)', 'int.__doc__', 'classmethod(len)', 'memoryview(b"")', '[Node(1), [], {}]', 'max(numbers, key=str)',
]


def run(function, threshold):
    gc.collect()
    gc.collect(0)
    kept = [[] for _ in range(99)]
    events.clear()
    gc.set_threshold(gc.get_count()[0] + threshold, 0, 1000)
    gc.callbacks[:] = [hear]
    gc.enable()
    function()
    gc.disable()
    gc.callbacks.clear()
    return events[:1]


gc.disable()
repr([1])
first_line = 1
for statement in STATEMENTS:
    space = {'numbers': numbers, 'table': table, 'Node': Node}
    exec(f'def function():\n one = 1\n two = ({statement})\n three = 3\n abs(one)\n return [abs(one)]', space)
    print(statement, [run(space['function'], threshold) for threshold in (0, 0, 1, 2)])

# Nothing of the program is in what printing makes for itself.
gc.collect()
before = gc.get_count()
repr((1, 2))
print(before, gc.get_count())
before = gc.get_count()[0]
documented = [len.__doc__ is not None, classmethod(len).__doc__ is not None]
after = gc.get_count()[0]
three = (1, after, before)
print(documented, after - before, gc.get_count()[0] - before)

# Asked for its names, an object has its dict from then on.
for ask in (id, dir):
    node = Node()
    node.value = node
    ask(node)
    del node
    print(ask.__name__, gc.collect())
