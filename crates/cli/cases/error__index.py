# Index errors of each sequence.
for action in (lambda: [1][1], lambda: (1,)[-2], lambda: "a"[5], lambda: b"a"[5], lambda: range(3)[3], lambda: [].pop(),
               lambda: [1].pop(3), lambda: [].remove(1), lambda: [1].index(2), lambda: (1,).index(2), lambda: "a".index("b")):
    try:
        action()
    except (IndexError, ValueError) as error:
        print(type(error).__name__ + ":", error)
items = [1, 2, 3]
items[3] = 4
