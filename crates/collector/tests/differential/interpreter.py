"""Runs the programs of differential.rs on a real CPython and prints what happens, in order.

A program is lines of words; `end` ends it. Objects have numbers; `roots` holds them by number.
"""
import gc
import sys
import weakref

gc.disable()
roots = {}


def log(*words):
    print(*words)


class I:
    __slots__ = ('n', 'act', 'e0', 'e1', 'e2', '__weakref__')


class D(I):
    __slots__ = ()

    def __del__(self):
        log('del', self.n)
        act = self.act
        if act == 'resurrect':
            roots[self.n] = self
        elif act == 'clear':
            self.e0 = None
            self.e1 = None
            self.e2 = None
        elif act != 'log':
            roots.pop(act, None)


class L(list):
    __slots__ = ('n', '__weakref__')


class W(weakref.ref):
    __slots__ = ('n', 'act')


def called(w):
    log('called', w.n)
    roots.pop(w.act, None)


NAMED = (I, D, L, W)
HOLDERS = (I, D, L)
SLOTS = ('e0', 'e1', 'e2')


def show():
    for generation in range(3):
        names = [o.n for o in gc.get_objects(generation) if type(o) in NAMED]
        log('generation', generation, *names)


def make(n, kind, act):
    if kind == 'L':
        made = L()
    elif kind == 'I':
        made = I()
    else:
        made = D()
        made.act = int(act) if act.isdigit() else act
    made.n = n
    roots[n] = made


def make_weakref(n, target, act):
    made = W(roots[target], called)
    made.n = n
    made.act = act
    roots[n] = made


def link(holder, slot, held):
    if type(roots[holder]) is L:
        roots[holder].append(roots[held])
    else:
        setattr(roots[holder], SLOTS[slot], roots[held])


def unlink(holder, slot):
    if type(roots[holder]) is L:
        if roots[holder]:
            del roots[holder][slot % len(roots[holder])]
    else:
        setattr(roots[holder], SLOTS[slot], None)


def step(op, words):
    if op == 'new':
        make(int(words[0]), words[1], words[2])
    elif op == 'tuple':
        roots[int(words[0])] = tuple([roots[int(w)] for w in words[1:]])
    elif op == 'weak':
        make_weakref(*map(int, words))
    elif op == 'link':
        link(*map(int, words))
    elif op == 'unlink':
        unlink(*map(int, words))
    elif op == 'drop':
        del roots[int(words[0])]
    elif op == 'collect':
        log('collected', gc.collect(int(words[0])))
        show()


def needed(op, words):
    """The roots that an operation asks for; it is left out when one is missing."""
    if op == 'tuple':
        return words[1:]
    return {'weak': words[1:2], 'link': words[::2], 'unlink': words[:1], 'drop': words[:1]}.get(op, ())


def fits(op, words):
    if not all(int(w) in roots for w in needed(op, words)):
        return False
    if op in ('weak', 'link', 'unlink'):
        return type(roots[int(words[op == 'weak'])]) in HOLDERS
    return True


def play(program):
    for op, *words in program:
        if fits(op, words):
            step(op, words)
    for _ in range(2):
        while roots:
            del roots[next(iter(roots))]
        log('collected', gc.collect())


programs = [[]]
for line in sys.stdin:
    words = line.split()
    if words == ['end']:
        programs.append([])
    else:
        programs[-1].append(words)
programs.pop()
gc.collect()
gc.freeze()
for number, program in enumerate(programs):
    log('program', number)
    play(program)
