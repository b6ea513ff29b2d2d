# An exception kept in a local holds its traceback, which holds the frame, which holds the local.
import gc

class D:
    def __del__(self):
        print("freed D")

def keep():
    d = D()
    try:
        raise ValueError("kept")
    except ValueError as error:
        kept = error

def let_go():
    d = D()
    try:
        raise ValueError("let go")
    except ValueError as error:
        pass

gc.collect()
let_go()
print("after let_go")
keep()
print("after keep")
print(gc.collect())
print("end")
