# What a function leaves behind, and a cycle that only the exit finds.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

def main():
    a, b = D("a"), D("b")
    a.other, b.other = b, a
    c = D("c")
    print("main returns")

x = D("x")
main()
y = D("y")
print("end")
