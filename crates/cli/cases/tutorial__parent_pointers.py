# A tree whose children know their parents: with strong references a cycle, with weak ones none.
import gc
import weakref

class Strong:
    def __init__(self, name, parent=None):
        self.name, self.parent, self.children = name, parent, []
        if parent is not None:
            parent.children.append(self)

class Weak:
    def __init__(self, name, parent=None):
        self.name, self.children = name, []
        self._parent = weakref.ref(parent) if parent is not None else None
        if parent is not None:
            parent.children.append(self)

    @property
    def parent(self):
        return self._parent() if self._parent is not None else None

def build(kind):
    root = kind("root")
    for i in range(3):
        child = kind(f"child {i}", root)
        kind(f"leaf {i}", child)
    return root

gc.collect()
gc.disable()
for kind in (Strong, Weak):
    root = build(kind)
    watches = [weakref.ref(root)] + [weakref.ref(child) for child in root.children]
    print(kind.__name__, root.children[1].parent.name, root.children[2].children[0].parent.name)
    del root
    print("alive at once after del:", sum(watch() is not None for watch in watches))
    print("collector finds:", gc.collect())
    print("alive now:", sum(watch() is not None for watch in watches))

orphan = build(Weak).children[0]
print("an orphan's parent:", orphan.parent)
