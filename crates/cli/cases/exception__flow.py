# try, except, else, finally in every order of events.
def run(action):
    try:
        print("try", end=" ")
        action()
    except ZeroDivisionError as error:
        print("zero:", error, end=" ")
    except (KeyError, IndexError) as error:
        print(type(error).__name__, error, end=" ")
    except LookupError:
        print("other lookup", end=" ")
    else:
        print("else", end=" ")
    finally:
        print("finally")

run(lambda: 1)
run(lambda: 1 / 0)
run(lambda: {}["k"])
run(lambda: [][0])
try:
    run(lambda: int("x"))
except ValueError as error:
    print("outside:", error)

def in_finally():
    try:
        return "try"
    finally:
        print("leaving")

def override():
    for i in range(3):
        try:
            continue
        finally:
            print("loop", i)
    try:
        raise ValueError
    except ValueError:
        return "except"
    finally:
        print("last")

print(in_finally())
print(override())

def nested():
    try:
        try:
            1 / 0
        finally:
            print("inner finally")
    except ZeroDivisionError:
        print("outer except")
        raise
    finally:
        print("outer finally")

try:
    nested()
except ArithmeticError as error:
    print("caught", type(error).__name__)
