# A conditional expression is no target of `del`.
del x if True else y
