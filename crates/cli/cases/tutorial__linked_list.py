# A singly linked list: taking nodes out, and what dies when.
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next

    def __del__(self):
        print("-", self.value)

class LinkedList:
    def __init__(self):
        self.head = None

    def push(self, value):
        self.head = Node(value, self.head)

    def pop(self):
        node = self.head
        self.head = node.next
        return node.value

    def remove(self, value):
        at, previous = self.head, None
        while at is not None and at.value != value:
            previous, at = at, at.next
        if at is None:
            raise ValueError(f"{value} not in list")
        if previous is None:
            self.head = at.next
        else:
            previous.next = at.next

    def __iter__(self):
        at = self.head
        while at is not None:
            yield at.value
            at = at.next

numbers = LinkedList()
for n in range(5):
    numbers.push(n)
print(list(numbers))
print("pop", numbers.pop())
numbers.remove(1)
print(list(numbers))
try:
    numbers.remove(9)
except ValueError as error:
    print(error)
second = numbers.head.next
print("drop the list")
del numbers
print("still held:", second.value)
del second
