# A binary search tree: insert, walk, remove a subtree.
class Node:
    count = 0
    def __init__(self, key):
        self.key, self.left, self.right = key, None, None
        Node.count += 1
    def __del__(self):
        Node.count -= 1
def insert(node, key):
    if node is None:
        return Node(key)
    if key < node.key:
        node.left = insert(node.left, key)
    elif key > node.key:
        node.right = insert(node.right, key)
    return node
def walk(node):
    if node:
        yield from walk(node.left)
        yield node.key
        yield from walk(node.right)
root = None
for key in (5, 2, 8, 1, 9, 3, 5):
    root = insert(root, key)
print(list(walk(root)), Node.count)
root.left = None
print(list(walk(root)), Node.count)
root = root.right
print(list(walk(root)), Node.count)
root = None
print(Node.count)
