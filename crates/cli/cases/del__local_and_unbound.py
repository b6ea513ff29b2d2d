# Deleting locals, parameters, globals from a function, and free variables: each has its own error.
def local():
    value = 1
    del value
    return value

def parameter(p):
    del p
    return p

def never():
    if False:
        late = 1
    del late

g = "global"

def global_name():
    global g
    del g

def outer():
    cell = [1]

    def remove():
        nonlocal cell
        del cell

    def look():
        return cell

    print(look())
    remove()
    return look

for f in (local, lambda: parameter(3), never):
    try:
        f()
    except UnboundLocalError as error:
        print(type(error).__name__, error)
global_name()
try:
    g
except NameError as error:
    print(type(error).__name__, error)
try:
    global_name()
except NameError as error:
    print(type(error).__name__, error)
try:
    outer()()
except NameError as error:
    print(type(error).__name__, error)
