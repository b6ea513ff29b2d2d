"""What the test files of other modules take from array."""


class array:
    def __init__(self, typecode, initializer=()):
        self.typecode = typecode
        self._items = list(initializer)
