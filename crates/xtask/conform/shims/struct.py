"""What the test files of other modules take from struct."""

_SIZES = {"P": 8, "n": 8, "N": 8, "i": 4, "I": 4, "l": 8, "q": 8, "d": 8, "c": 1, "b": 1, "B": 1, "h": 2}


def calcsize(fmt):
    import re

    size = 0
    for count, letter in re.findall(r"(\d*)(\w)", fmt):
        for _ in range(int(count or 1)):
            size = -(-size // _SIZES[letter]) * _SIZES[letter] + _SIZES[letter]
    return size
