"""SHA-512 of a few bytes: what random needs to turn a text into a seed."""


def _roots():
    # The first 64 bits behind the point of the square and cube roots of the first 80 primes.
    from math import isqrt

    squares, cubes, number = [], [], 2
    while len(cubes) < 80:
        if all(number % divisor for divisor in range(2, isqrt(number) + 1)):
            squares.append(isqrt(number << 128) & (2**64 - 1))
            cube = number << 192
            root = 1 << 68
            while (better := (2 * root + cube // (root * root)) // 3) < root:
                root = better
            cubes.append(root & (2**64 - 1))
        number += 1
    return squares[:8], cubes


_START, _K = _roots()


def digest(data):
    """The 64 bytes."""
    mask = 2**64 - 1
    size = len(data)
    data = bytes(data) + b"\x80" + bytes(-(size + 17) % 128) + (size * 8).to_bytes(16, "big")
    state = list(_START)

    def turn(x, *by):
        result = 0
        for n in by:
            result ^= (x >> n) | (x << (64 - n))
        return result & mask

    for block in range(0, len(data), 128):
        w = [int.from_bytes(data[at : at + 8], "big") for at in range(block, block + 128, 8)]
        for t in range(16, 80):
            a, b = w[t - 15], w[t - 2]
            w.append((turn(a, 1, 8) ^ (a >> 7)) + (turn(b, 19, 61) ^ (b >> 6)) + w[t - 7] + w[t - 16] & mask)
        a, b, c, d, e, f, g, h = state
        for t in range(80):
            one = h + turn(e, 14, 18, 41) + ((e & f) ^ (~e & g)) + _K[t] + w[t]
            two = turn(a, 28, 34, 39) + ((a & b) ^ (a & c) ^ (b & c))
            a, b, c, d, e, f, g, h = (one + two) & mask, a, b, c, (d + one) & mask, e, f, g
        state = [(x + y) & mask for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return b"".join(x.to_bytes(8, "big") for x in state)
