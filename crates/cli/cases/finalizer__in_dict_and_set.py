# Values and keys die when they are replaced or removed.
class Noisy:
    def __init__(self, name):
        self.name = name
    def __hash__(self):
        return hash(self.name)
    def __eq__(self, other):
        return self.name == other.name
    def __del__(self):
        print("del", self.name)
d = {"k": Noisy("old")}
d["k"] = Noisy("new")
print("replaced")
d.update(k=Noisy("newest"))
print("popped:", d.pop("k").name)
s = {Noisy("a")}
s.add(Noisy("a"))
print("an equal one was not put in")
keyed = {Noisy("key"): 1}
keyed[Noisy("key")] = 2
print("the first key stays")
keyed.clear()
s.clear()
print("end")
