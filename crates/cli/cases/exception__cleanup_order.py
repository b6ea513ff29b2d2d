# try, except, else, finally: who runs when.
def run(what):
    try:
        print("try", what)
        if what == "raise":
            raise ValueError("v")
        if what == "return":
            return "from try"
        if what == "other":
            raise KeyError("k")
    except ValueError as error:
        print("except", error)
    else:
        print("else")
    finally:
        print("finally")
    return "end"

for what in ("nothing", "raise", "return"):
    print(run(what))
try:
    run("other")
except KeyError as error:
    print("outside", error)

def replace():
    try:
        1 / 0
    except ZeroDivisionError as error:
        try:
            raise KeyError("second")
        except KeyError as other:
            print(other.__context__ is error)
            raise TypeError("third") from other

try:
    replace()
except TypeError as error:
    chain = []
    while error is not None:
        chain.append(type(error).__name__)
        error = error.__cause__ or error.__context__
    print(chain)
def loop():
    for i in range(3):
        try:
            if i == 1:
                continue
            print("body", i)
        finally:
            print("cleanup", i)
loop()
try:
    raise ValueError("first")
except ValueError as e:
    saved = e
try:
    e
except NameError as error:
    print(error)
print(saved, saved.__traceback__.tb_lineno)
