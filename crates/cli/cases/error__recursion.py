# Endless recursion is an error of the program.
def down(n):
    return down(n + 1)

try:
    down(0)
except RecursionError as error:
    print("RecursionError:", error)

class Endless:
    def __getattr__(self, name):
        return getattr(self, name + "x")

try:
    Endless().a
except RecursionError as error:
    print("RecursionError")

def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)

print(depth(500))
down(0)
