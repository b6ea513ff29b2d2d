# When the operands of an expression die, and in which order.
class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-" + self.name, end=" ")

    def __add__(self, other):
        return "sum"

    def __lt__(self, other):
        return True

    def __getitem__(self, key):
        return "item"

    def __setitem__(self, key, value):
        pass

    def __call__(self, *args):
        return "called"

    def method(self, other):
        return "method"

def f(a, b):
    return "f"

print(f(D("1"), D("2")))
print(D("1") + D("2"))
print(D("1") < D("2"))
print(D("1") == D("2"))
print(D("1") is D("2"))
print(D("1") in [D("2"), D("3")])
print(D("1")[D("2")])
D("1")[D("2")] = D("3")
print("setitem")
print(D("1")(D("2")))
print(D("1").method(D("2")))
(D("1"), D("2"))
print("tuple")
[D("1"), D("2")]
print("list")
print("yes" if D("1") else "no")
print(D("1") and D("2") and "end")
print(D("1") is not None, not D("2"))
print(f"{D('1').name}{D('2').name}")
