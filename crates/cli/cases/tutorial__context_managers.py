# with: the thing is given back whatever happens.
class Connection:
    open_now = 0

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        Connection.open_now += 1
        print("open", self.name)
        return self

    def __exit__(self, kind, value, traceback):
        Connection.open_now -= 1
        print("close", self.name, kind.__name__ if kind else None)
        return kind is KeyError

    def __del__(self):
        print("freed", self.name)

with Connection("a") as a:
    print("inside", a.name)
print("the name stays:", a.name)
with Connection("b"), Connection("c") as c:
    print("two of them:", Connection.open_now)
with Connection("d"):
    raise KeyError("swallowed")
print("went on")
try:
    with Connection("e"):
        raise ValueError("not swallowed")
except ValueError as error:
    print("outside:", error)

def early():
    with Connection("f"):
        return "returned"

print(early())
for i in range(2):
    with Connection(f"loop {i}"):
        continue
print("open at the end:", Connection.open_now)
