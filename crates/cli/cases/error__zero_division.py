# Each kind of division by zero has its words; the last is not caught.
for action in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.5 % 0, lambda: divmod(1, 0),
               lambda: 0 ** -1, lambda: pow(2, -1, 4), lambda: 10**20 // 0):
    try:
        action()
    except (ZeroDivisionError, ValueError) as error:
        print(type(error).__name__ + ":", error)
print(1 / 0)
