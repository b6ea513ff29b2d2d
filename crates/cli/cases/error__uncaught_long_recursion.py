import sys
sys.setrecursionlimit(50)

class Node:
    def __init__(self, next):
        self.next = next

    def length(self):
        return 1 + self.next.length()

node = Node(None)
node.next = node
node.length()
