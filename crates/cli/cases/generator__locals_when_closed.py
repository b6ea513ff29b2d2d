# A suspended generator is closed, dropped, thrown into: in which order do its locals and its function's default die?
import gc


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def make(guarded):
    if guarded:
        def g(a, b=D("default")):
            c = D("c")
            try:
                me = yield
                yield
            finally:
                print("finally")
    else:
        def g(a, b=D("default")):
            c = D("c")
            me = yield
            yield
    return g(D("a"))


for guarded in (False, True):
    print("guarded" if guarded else "plain")
    it = make(guarded)
    next(it)
    del it
    print("dropped")
    it = make(guarded)
    next(it)
    it.close()
    print("closed", it.gi_frame)
    it = make(guarded)
    it.close()
    print("closed before it began")
    it = make(guarded)
    list(it)
    print("run to its end")
    it = make(guarded)
    next(it)
    try:
        it.throw(KeyError)
    except KeyError:
        pass
    print("thrown into")
    it = make(guarded)
    next(it)
    it.send(it)
    del it
    print("collected", gc.collect())
    it = make(guarded)
    next(it)
    frame = it.gi_frame
    it.close()
    print("closed, but its frame is held:", sorted(frame.f_locals))
    del frame
    print("let go")


def with_operand():
    print([D("operand"), (yield)])


it = with_operand()
next(it)
frame = it.gi_frame
del it
print("an operand is the frame's, too")
del frame
print("end")
