"""The Mersenne Twister that the module random draws from."""


class Random:
    """Random() -> create a random number generator with its own internal state."""

    __slots__ = ("_words", "_at")

    def __init__(self, seed=None):
        Random.seed(self, seed)

    def seed(self, n=None, /):
        """Start over: from a number, any hashable object, or the clock."""
        if n is None:
            import time

            n = time.time_ns() ^ (time.perf_counter_ns() << 64) ^ id(self)
        n = abs(n) if isinstance(n, int) else hash(n) % 2**64
        key = [n & 0xFFFFFFFF]
        while n := n >> 32:
            key.append(n & 0xFFFFFFFF)
        word = 19650218
        words = [word]
        for i in range(1, 624):
            word = (1812433253 * (word ^ (word >> 30)) + i) & 0xFFFFFFFF
            words.append(word)
        last, i, j = words[0], 1, 0
        for _ in range(max(624, len(key))):
            words[i] = last = ((words[i] ^ ((last ^ (last >> 30)) * 1664525)) + key[j] + j) & 0xFFFFFFFF
            i += 1
            if i == 624:
                words[0] = last
                i = 1
            j = j + 1 if j + 1 < len(key) else 0
        for _ in range(623):
            words[i] = last = ((words[i] ^ ((last ^ (last >> 30)) * 1566083941)) - i) & 0xFFFFFFFF
            i += 1
            if i == 624:
                words[0] = last
                i = 1
        words[0] = 0x80000000
        self._words = words
        self._at = 624

    def _word(self):
        if self._at == 624:
            words = self._words
            for i in range(624):
                y = (words[i] & 0x80000000) | (words[i - 623] & 0x7FFFFFFF)
                words[i] = words[i - 227] ^ (y >> 1) ^ (0x9908B0DF if y & 1 else 0)
            self._at = 0
        y = self._words[self._at]
        self._at += 1
        y ^= y >> 11
        y ^= (y << 7) & 0x9D2C5680
        y ^= (y << 15) & 0xEFC60000
        return y ^ (y >> 18)

    def random(self):
        """random() -> x in the interval [0, 1)."""
        return ((self._word() >> 5) * 67108864 + (self._word() >> 6)) * (1.0 / 9007199254740992.0)

    def getrandbits(self, k, /):
        """getrandbits(k) -> x.  Generates an int with k random bits."""
        k = range(k).stop
        if k < 0:
            raise ValueError("Cannot convert negative int")
        result = shift = 0
        while k > 32:
            result |= self._word() << shift
            shift += 32
            k -= 32
        return result | (self._word() >> (32 - k) << shift) if k else result

    def getstate(self):
        """getstate() -> tuple containing the current state."""
        return (*self._words, self._at)

    def setstate(self, state, /):
        """setstate(state) -> None.  Restores generator state."""
        if not isinstance(state, tuple):
            raise TypeError("state vector must be a tuple")
        if len(state) != 625:
            raise ValueError("state vector is the wrong size")
        if not 0 <= state[624] <= 624:
            raise ValueError("invalid state")
        self._words = list(state[:624])
        self._at = state[624]
