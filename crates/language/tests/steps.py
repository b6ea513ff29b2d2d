"""Where steps start: see tests/golden/steps.dis."""
import gc

def loops(n):
    for i in range(n):
        if i: continue
        n -= i
    while n:
        n -= 1
    else:
        pass
    while True:
        pass

def exits(path):
    with open(path) as f:
        x = [y for y in
             f]
    try:
        return x
    except (OSError,
            ValueError) as error:
        print(error)
    finally:
        del path

@first
@second(1)
def decorated(): return 1

class A:
    "doc"
    x = lambda self: (self,
                      1)

if gc: a = 1; b = 2
elif a:
    c = (1,
         2)
else: d
match a:
    case 1: pass
    case [x, *_]:
        print(x)
g = (x for x in a)
