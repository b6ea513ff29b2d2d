import sys
def hook(t, v, tb):
    print("before")
    sys.__excepthook__(t, v, tb)
    raise KeyError("in hook")
sys.excepthook = hook
def f(): 1 / 0
f()
