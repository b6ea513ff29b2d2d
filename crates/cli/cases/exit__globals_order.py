# Globals die at exit in the order of the collector, not of their names.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

zebra = D("zebra")
apple = D("apple")
_private = D("_private")
mango = D("mango")
zebra = D("zebra again")
print("end")
