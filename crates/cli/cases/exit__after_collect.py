# A collection before the end changes the order of the exit.
import gc

class D:
    def __init__(self, name, *parts):
        self.name, self.parts = name, parts

    def __del__(self):
        print("freed", self.name)

leaf = D("leaf")
branch = D("branch", leaf)
root = D("root", branch, D("inner"))
gc.collect()
late = D("late", root)
print("end")
