# An error in a __del__ at exit is told, and the exit status is still zero.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)
        {}["missing " + self.name]

d = D("d")
print("end")
