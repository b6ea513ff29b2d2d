# objgraph and psutil, which no CPython has without installing them.
import objgraph, psutil, os, gc, resource
class Node:
    def __repr__(self): return 'Node()'
class Owner:
    def __repr__(self): return 'Owner()'
    def __init__(self): self.items = [Node()]
owner = Owner()
node = owner.items[0]
print(objgraph.count("Node"), objgraph.count("__main__.Node"), len(objgraph.by_type("Owner")), objgraph.typestats([1, 2, "a"]))
print(objgraph.most_common_types(1, [1, 2, "a"]))
objgraph.show_most_common_types(objects=[1, 2, "a"])
objgraph.growth()
more = [Node() for i in range(3)]
print([row for row in objgraph.growth() if row[0] == "Node"])
more2 = [Node() for i in range(2)]
objgraph.show_growth(limit=1)
print([type(o).__name__ for o in objgraph.find_backref_chain(node, objgraph.is_proper_module)])
del node
print([type(o).__name__ for o in objgraph.find_backref_chain(owner.items[0], lambda o: isinstance(o, Owner))])
print([type(o).__name__ for o in objgraph.find_ref_chain(owner, lambda o: isinstance(o, Node))])
objgraph.show_backrefs(owner.items[0], max_depth=2)
objgraph.show_refs([[1, [2]]], max_depth=2)
objgraph.show_chain(objgraph.find_ref_chain([[5]], lambda o: o == 5))
print(len(objgraph.get_leaking_objects([[1]])))
p = psutil.Process()
before = p.memory_info().rss
big = bytearray(50_000_000)
print(p.pid == os.getpid(), p.memory_info().rss - before >= 50_000_000, p.memory_info().vms > 0)
del big
print(p.memory_info().rss - before < 10_000_000, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 >= before + 40_000_000)
