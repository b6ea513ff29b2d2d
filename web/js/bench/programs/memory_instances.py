# An instance with two attributes takes how much of wasm's memory?
# Allowed bytes of Pyodide's: 1.0, for each of 1000000
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


points = [Point(None, None) for _ in range(1_000_000)]
print(len(points))
