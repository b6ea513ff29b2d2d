# An uncaught error: the message first, then the globals.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

def fail():
    local = D("local")
    raise RuntimeError("stop here")

a = D("a")
fail()
b = D("never made")
