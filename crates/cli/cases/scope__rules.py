# Where names are looked up: local, enclosing, global, builtin; class bodies apart.
x = "global"

def reads():
    return x

def assigns():
    x = "local"
    return x

def changes():
    global x, made_here
    x = "changed"
    made_here = 1

def outer():
    x = "outer"
    class Inner:
        y = x
        x = "class"
        z = x
        def method(self):
            return x
    def middle():
        nonlocal x
        x = "middle"
        def deepest():
            return x
        return deepest()
    return Inner.y, Inner.z, Inner().method(), middle(), x

print(reads(), assigns(), x)
changes()
print(x, made_here, outer())
len_before = len
len = lambda v: "shadowed"
print(len("abc"))
del len
print(len("abc"), len is len_before)

class C:
    n = 3
    numbers = [i for i in range(n)]
    first = n
    lam = lambda self: self.n

print(C.numbers, C().lam(), [n for n in range(2)])
if True:
    in_block = 1
for in_loop in range(2):
    pass
print(in_block, in_loop)

def conditional(flag):
    if flag:
        value = 1
    try:
        return value
    except UnboundLocalError as error:
        return str(error)

print(conditional(1), conditional(0))
def parameter(x):
    def inner():
        return x
    x += "!"
    return inner()
print(parameter("p"), __name__)
