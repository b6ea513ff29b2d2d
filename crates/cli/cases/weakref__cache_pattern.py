# A cache that does not keep its values alive, and a parent link that makes no cycle.
import gc
import weakref

class Tree:
    def __init__(self, name, parent=None):
        self.name = name
        self._parent = weakref.ref(parent) if parent else None
        self.children = []
        if parent:
            parent.children.append(self)

    @property
    def parent(self):
        return self._parent() if self._parent else None

    def __del__(self):
        print("freed", self.name)

gc.disable()
root = Tree("root")
left = Tree("left", root)
Tree("right", root)
Tree("leaf", left)
print([c.name for c in root.children], left.parent.name)
del root
print(left.parent, [c.name for c in left.children])
leaf = left.children[0]
del left
print(leaf.parent)
del leaf
print("garbage:", gc.collect())
