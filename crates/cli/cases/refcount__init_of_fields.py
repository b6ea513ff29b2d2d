# Which calls of a class move their arguments into the frame of `__init__`, once they have been executed: the counts tell.
import sys

BODY = """
class Made{bases}:
    {slots}
    def __init__(self, {parameters}):
        counts.append(sys.getrefcount({value}))


def calls():
    x = []
    for _ in range(4):
        Made({argument})
"""


class Meta(type):
    pass


class Values:
    pass


class Fields:
    __slots__ = ('f',)


for bases in ('', '(Values)', '(Fields)', '(list)', '(metaclass=Meta)'):
    for slots in ('', '__slots__ = ()', "__slots__ = ('a',)", "__slots__ = ('__dict__',)", "__slots__ = ('a', '__weakref__')"):
        if bases == '(Values)' and '__' in slots.partition('=')[2]:
            continue
        for parameters, value, argument in (('x', 'x', 'x'), ('x, y=1', 'x', 'x'), ('*x', 'x[0]', 'x'), ('x', 'x', 'x=x')):
            counts = []
            space = {'sys': sys, 'counts': counts, 'Meta': Meta, 'Values': Values, 'Fields': Fields}
            exec(BODY.format(bases=bases, slots=slots, parameters=parameters, value=value, argument=argument), space)
            space['calls']()
            print(bases, slots, parameters, argument, counts)
