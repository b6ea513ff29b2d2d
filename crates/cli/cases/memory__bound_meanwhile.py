# What a builtin call binds stays until the call is over: code of the program that runs meanwhile finds it counted.
import gc

gc.disable()
kept = [[] for _ in range(500)]


class Thing:
    def __str__(self):
        counts.append(gc.get_count()[0])
        return 'a'

    def __repr__(self):
        counts.append(gc.get_count()[0])
        return 'b'

    def __len__(self):
        counts.append(gc.get_count()[0])
        return 1

    def __getitem__(self, i):
        if i:
            raise IndexError
        return 5

    def __index__(self):
        counts.append(gc.get_count()[0])
        return 1

    def __lt__(self, o):
        counts.append(gc.get_count()[0])
        return True


counts = []
a = Thing()
e = ''


def key(x):
    counts.append(gc.get_count()[0])
    return 1


def show(name, function):
    for _ in range(3):
        counts.clear()
        base = gc.get_count()[0]
        function()
        after = gc.get_count()[0]
        found = [count - base for count in counts], after - base
    print(name, found)


show('f', lambda: f'{a}')
show('f!r', lambda: f'{a!r}')
show('fe', lambda: f'{a:{e}}')
show('format', lambda: format(a))
show('.format', lambda: '{}'.format(a))
show('.format!r', lambda: '{!r}'.format(a))
show('str', lambda: str(a))
show('repr', lambda: repr([a]))
show('fl', lambda: f'{[a]}')
show('fi', lambda: f'{5:{e}}{5.5:{e}}')
show('%', lambda: '%s %r' % (a, a))
show('sorted', lambda: sorted([1, 2], key=key))
show('sorted', lambda: sorted([a, a]))
show('sort', lambda: [1, 2].sort(key=key))
show('max', lambda: max([1, 2], key=key))
show('print', lambda: print(a, a, end='\n'))
show('list', lambda: list(iter(a)))
show('list', lambda: list(a))
show('tuple', lambda: tuple(iter(a)))
show('hint', lambda: [].extend(iter(a)))
show('map', lambda: list(map(key, [1])))
show('filter', lambda: list(filter(key, [1])))
show('reversed', lambda: list(reversed(a)))
show('range', lambda: range(a))
show('in', lambda: [1][a:])
show('isin', lambda: isinstance(a, (int, str)))
show('join', lambda: ''.join(map(str, [a])))
