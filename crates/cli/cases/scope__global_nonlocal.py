# Where a name is looked for.
x = "global"

def reads():
    return x

def shadows():
    x = "local"
    return x

def changes():
    global x
    x = "changed"

def outer():
    x = "outer"
    def inner():
        nonlocal x
        x = "inner"
    inner()
    return x

print(reads(), shadows(), reads(), outer(), x)
changes()
print(x, reads())

def late():
    try:
        return x
    finally:
        if False:
            x = 1

try:
    late()
except UnboundLocalError as error:
    print(error)

def conditional(flag):
    if flag:
        value = 1
    return value

print(conditional(True))
try:
    conditional(False)
except UnboundLocalError as error:
    print(error, error.name)
for text in ("def f():\n nonlocal q", "x = 1\ndef f():\n x = 1\n global x", "def f(a):\n global a", "nonlocal z"):
    try:
        exec(text)
    except SyntaxError as error:
        print(error.msg, error.lineno)
print = print
del changes
try:
    changes()
except NameError as error:
    print(error)
