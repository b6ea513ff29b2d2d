# A chain and a tree at exit.
class Node:
    def __init__(self, value, *below):
        self.value = value
        self.below = below

    def __del__(self):
        print("freed", self.value)

class Tree:
    def __init__(self, value):
        self.value = value
        self.left = self.right = None

    def __del__(self):
        print("tree", self.value)

head = Node(1, Node(2, Node(3)))
t = Tree("root")
t.left = Tree("L")
t.right = Tree("R")
print("end")
