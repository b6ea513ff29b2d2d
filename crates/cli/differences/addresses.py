# Which of two objects comes first in a set depends on where they lie; on CPython that is another place in every run.
class Node:
    pass


places = [id(Node()) for _ in range(2)]
print(hex(places[0])[:7])
