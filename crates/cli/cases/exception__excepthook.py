import sys
def hook(t, v, tb):
    print("hook", t.__name__, v, tb.tb_lineno, tb.tb_next.tb_lineno)
sys.excepthook = hook
def f(): 1 / 0
f()
