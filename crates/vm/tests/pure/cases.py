"""Asks CPython 3.14 what the pure algorithms must answer: cases.py [SEED [FILE or -]], with PYTHONHASHSEED=0.

A case is [function, [argument as text, ...], answer as text]; floats travel as the bits of their double.
"""
import json, math, random, re, struct, sys
from pathlib import Path

seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
live = len(sys.argv) > 2
rnd = random.Random(seed)
cases = []


def case(name, call, *arguments):
    shown = []
    for a in arguments:
        if isinstance(a, float):
            shown.append(str(struct.unpack("<Q", struct.pack("<d", a))[0]))
        elif isinstance(a, bytes):
            shown.append(a.decode("latin-1"))
        else:
            shown.append(hex_free(a))
    try:
        answer = call(*arguments)
        answer = answer if isinstance(answer, Raw) else repr(answer)
    except MemoryError:
        answer = "!MemoryError: "
    except Exception as e:
        answer = f"!{type(e).__name__}: {e}"
    cases.append([name, shown, str(answer)])


class Raw(str):
    pass


def hex_free(a):
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        return a if isinstance(a, str) else str(a)
    finally:
        sys.set_int_max_str_digits(limit)


def integer():
    kind = rnd.randrange(6)
    if kind == 0:
        return rnd.randrange(-20, 21)
    if kind == 1:
        return rnd.choice([1, -1]) * (2 ** rnd.choice([31, 52, 53, 62, 63, 64, 100, 127, 128])) + rnd.randrange(-3, 4)
    if kind == 2:
        return rnd.choice([1, -1]) * rnd.getrandbits(rnd.randrange(1, 65))
    if kind == 3:
        return rnd.choice([1, -1]) * rnd.getrandbits(rnd.randrange(1, 400))
    if kind == 4:
        return rnd.choice([1, -1]) * rnd.getrandbits(rnd.randrange(1, 64)) << rnd.randrange(0, 100)
    return rnd.randrange(-1000, 1000)


def floating():
    kind = rnd.randrange(8)
    if kind == 0:
        return float(rnd.choice([0.0, -0.0, 1.0, -1.0, 0.5, 2.5, 1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 1e22, 1e23,
                                 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, math.inf, -math.inf, math.nan]))
    if kind == 1:
        return struct.unpack("<d", struct.pack("<Q", rnd.getrandbits(64)))[0]
    if kind == 2:
        return round(rnd.uniform(-1000, 1000), rnd.randrange(0, 4))
    if kind == 3:
        return rnd.randrange(-1000, 1000) / rnd.choice([1, 2, 4, 8, 10, 100])
    if kind == 4:
        return float(rnd.randrange(-20, 20))
    if kind == 5:
        return rnd.uniform(-1, 1) * 10.0 ** rnd.randrange(-30, 30)
    return rnd.gauss(0, 10)


ALPHABET = list("abcABCxyz 019_-.\t\n'\"\\{}") + list("éßÀ\x85\xa0\xad") + list("Ωσς\u0131\u2028漢字٣²½Ⅳ\u200bǆǅﬁ\ue000") + list("😀𝟘𐐀\U000e0001")


def text(size=8, letters=ALPHABET):
    return "".join(rnd.choice(letters) for _ in range(rnd.randrange(size + 1)))


def times(count):
    """The recorded file holds fewer cases than a live run asks."""
    return count if live else min(count, max(30, count // 4))


def each(count, function):
    for _ in range(times(count)):
        function()


def integers():
    import operator as op
    binary = {"add": op.add, "sub": op.sub, "mul": op.mul, "divmod": divmod, "truediv": op.truediv, "and": op.and_, "or": op.or_,
              "xor": op.xor, "gcd": math.gcd, "lcm": math.lcm, "cmp": lambda a, b: (a > b) - (a < b)}
    for name, call in binary.items():
        each(200, lambda: case("int_" + name, call, integer(), integer()))
    each(200, lambda: case("int_truediv", op.truediv, integer() << rnd.randrange(0, 1200), integer() << rnd.randrange(0, 1200)))
    each(200, lambda: case("int_pow", pow, integer(), rnd.randrange(-5, 40)))
    for a in range(-3, 4):
        for b in range(-3, 4):
            case("int_pow", pow, a, b)
            case("int_pow", pow, a, 10 ** 30 + b if abs(a) < 2 else 4)
    each(200, lambda: case("int_powmod", pow, integer(), integer(), rnd.choice([integer(), rnd.randrange(-9, 9)])))
    for name, call in {"shl": op.lshift, "shr": op.rshift}.items():
        each(200, lambda: case("int_" + name, call, integer(), rnd.choice([rnd.randrange(-2, 80), rnd.randrange(0, 500)])))
    case("int_shl", op.lshift, 1, 1 << 70), case("int_shl", op.lshift, 0, 1 << 70), case("int_shr", op.rshift, -5, 1 << 70)
    one = {"invert": op.invert, "neg": op.neg, "float": float, "isqrt": math.isqrt,
           "bit_length": lambda a: (a.bit_length(), a.bit_count()), "str": lambda a: str(a), "hex": hex, "oct": oct, "bin": bin}
    for name, call in one.items():
        each(150, lambda: case("int_" + name, call, integer()))
    each(100, lambda: case("int_float", float, integer() << rnd.randrange(0, 1100)))
    case("int_str", str, 10 ** 4300), case("int_str", str, 10 ** 4299), case("int_str", str, -10 ** 4300 + 1), case("int_str", str, -10 ** 5000)
    each(150, lambda: case("int_cmpf", lambda a, b: None if b != b else (a > b) - (a < b), integer(), floating()))
    def near():
        f = float(integer() or 1)
        case("int_cmpf", lambda a, b: (a > b) - (a < b), int(f) + rnd.randrange(-1, 2), f)
    each(100, near)
    each(100, lambda: case("int_comb", math.comb, rnd.randrange(-2, 200), rnd.randrange(-2, 100)))
    each(30, lambda: case("int_comb", math.comb, abs(integer()), rnd.randrange(0, 9)))
    each(100, lambda: case("int_perm", math.perm, rnd.randrange(-2, 200), rnd.randrange(-2, 100)))
    each(60, lambda: case("int_factorial", math.factorial, rnd.randrange(-2, 300)))
    case("int_factorial", math.factorial, 10 ** 20)
    each(200, lambda: case("int_round", round, integer(), rnd.randrange(-25, 3)))
    each(300, lambda: case("int_to_bytes", lambda a, n, o, s: a.to_bytes(n, o, signed=s), integer(), rnd.randrange(-1, 20),
                           rnd.choice(["big", "little"]), rnd.random() < .5))
    for n in (-129, -128, -1, 0, 1, 127, 128, 255, 256):
        for size in (0, 1, 2):
            for s in (True, False):
                case("int_to_bytes", lambda a, n, o, s: a.to_bytes(n, o, signed=s), n, size, "big", s)
    each(150, lambda: case("int_from_bytes", lambda b, o, s: int.from_bytes(b, o, signed=s), rnd.randbytes(rnd.randrange(20)),
                           rnd.choice(["big", "little"]), rnd.random() < .5))
    pieces = ["0x", "0b", "0o", "0X", "_", "1", "7", "9", "a", "Z", " ", "-", "+", "0", "12345678901234567890", "٣", "\u3000", "\xe9"]
    bases = [0, 0, 10, 10, 10, 16, 2, 8, 36, 3, 37, 1, -1]
    for _ in range(times(800)):
        t = "".join(rnd.choice(pieces) for _ in range(rnd.randrange(5)))
        case("int_parse", int, t, rnd.choice(bases))
        case("int_parse_bytes", lambda t, b: int(t, b), t.encode(), rnd.choice(bases))
    for t in ["1" * 4301, "1" * 4300, "x" * 300, "1_" * 3000 + "1", "-" + "9" * 5000]:
        case("int_parse", int, t, 10), case("int_parse", int, t, 0)


def floats():
    one = {"repr": lambda a: Raw(repr(a)), "hex": lambda a: Raw(a.hex()), "is_integer": float.is_integer, "ratio": float.as_integer_ratio,
           "int": int, "round0": round}
    for name, call in one.items():
        each(300, lambda: case("float_" + name, call, floating()))
    import operator as op
    for name, call in {"divmod": divmod, "div": op.truediv}.items():
        each(400, lambda: case("float_" + name, call, floating(), floating()))
    each(300, lambda: case("float_pow", pow, rnd.choice([0.0, -0.0, 2.0, 3.0, 10.0, -2.0, 0.5, math.inf, -math.inf, math.nan, 1.0, -1.0]),
                           rnd.choice([0.0, 1.0, 2.0, 3.0, -1.0, -2.0, 0.5, math.inf, -math.inf, math.nan, 1000.0, -1000.0])))
    each(300, lambda: case("float_pow", pow, abs(floating()), floating()))
    each(500, lambda: case("float_round", round, floating(), rnd.choice([rnd.randrange(-5, 10), rnd.randrange(-330, 330)])))
    each(200, lambda: case("complex_repr", lambda a, b: Raw(repr(complex(a, b))), floating(), floating()))
    pieces = ["1", "0", "23", ".", "e", "E", "-", "+", "_", "inf", "nan", "Infinity", " ", "\t", "٣", "5", "400", "x", "\xa0"]
    for _ in range(times(800)):
        t = "".join(rnd.choice(pieces) for _ in range(rnd.randrange(7)))
        case("float_parse", float, t), case("float_parse_bytes", float, t.encode())
    each(200, lambda: case("float_parse", float, repr(floating())))
    pieces = ["0x", "1", "f", ".", "p", "P", "-", "+", "8", "0", "10", "inf", " ", "-1074", "1023", "0000000000000001"]
    for _ in range(times(800)):
        t = "".join(rnd.choice(pieces) for _ in range(rnd.randrange(7)))
        # Behind a huge exponent CPython does not look at what follows.
        if re.fullmatch(r"[^pP]*([pP][-+]?[0-9]*)?", t.strip()):
            case("float_fromhex", float.fromhex, t)
    each(100, lambda: case("float_fromhex", float.fromhex, floating().hex()))


def texts():
    each(300, lambda: case("str_repr", lambda t: Raw(repr(t)), text()))
    each(200, lambda: case("str_ascii", lambda t: Raw(ascii(t)), text()))
    each(200, lambda: case("bytes_repr", lambda t: Raw(repr(t)), rnd.choice([rnd.randbytes(6), text(6, "a'\"\\\n\t").encode()])))
    tests = [str.isspace, str.isalpha, str.isalnum, str.isdecimal, str.isdigit, str.isnumeric, str.isprintable, str.isidentifier,
             str.islower, str.isupper, str.istitle]
    each(300, lambda: case("str_is", lambda t: Raw("".join("01"[f(t)] for f in tests)), text(3)))
    each(300, lambda: case("str_is", lambda t: Raw("".join("01"[f(t)] for f in tests)), chr(rnd.choice(
        [rnd.randrange(0x3000), rnd.randrange(0xE000, 0x20000)]))))


def hashes():
    each(200, lambda: case("hash_int", hash, integer()))
    for e in range(58, 64):
        for d in range(-2, 3):
            case("hash_int", hash, 2 ** e + d), case("hash_int", hash, -2 ** e + d), case("hash_float", hash, float(2 ** e + d))
    each(300, lambda: case("hash_float", lambda a: None if a != a else hash(a), floating()))
    each(100, lambda: case("hash_complex", lambda a, b: None if a != a or b != b else hash(complex(a, b)), floating(), floating()))
    each(150, lambda: case("hash_str", hash, text(20)))
    each(80, lambda: case("hash_str", hash, text(20, "abc é")))
    each(80, lambda: case("hash_str", hash, text(20, "abc漢é")))
    each(100, lambda: case("hash_bytes", hash, rnd.randbytes(rnd.randrange(30))))
    for _ in range(times(100)):
        items = list({text(3) for _ in range(rnd.randrange(6))})
        case("hash_tuple", lambda *a: hash(a), *items), case("hash_frozenset", lambda *a: hash(frozenset(a)), *items)
    case("hash_none", lambda: hash(None))


def spec(kinds):
    return "".join(rnd.choice(p) for p in [["", "", "", "*", "é", "0", "x"], ["", "", "<", ">", "^", "="], ["", "", "", "+", "-", " "],
                   ["", "", "", "", "z"], ["", "", "", "#"], ["", "", "", "0"], ["", "", "5", "12", "20"], ["", "", "", ",", "_"],
                   ["", "", ".0", ".1", ".3", ".10", ".20", ".", ".5_", ".,"], kinds])


def formats():
    odd = ["", "s", "d", "q", "\x01", "é", "ff"]
    each(400, lambda: case("format_str", format, text(6), spec(["", "", "s", "s", rnd.choice(odd)])))
    each(1200, lambda: case("format_int", format, integer(), spec(list("bcdoxXneEfFgG%") + ["", "", "d", "d", "x", rnd.choice(odd)])))
    each(1500, lambda: case("format_float", format, floating(), spec(list("neEfFgG%") + ["", "", "f", "g", rnd.choice(odd)])))
    each(400, lambda: case("format_complex", lambda a, b, s: format(complex(a, b), s), floating(), floating(), spec(list("neEfFgG") + ["", "", rnd.choice(odd)])))
    for s in [",,", "__", ",_", "_,", ".99999999999999999999", "99999999999999999999", ".3000000000f", "._6", ".,d", "020,", "08,"]:
        case("format_int", format, 123456, s), case("format_float", format, 1234.5678, s), case("format_str", format, "abc", s)
    each(300, lambda: case("format_int", format, rnd.randrange(0xe000, 0x110003) if rnd.random() < .1 else rnd.randrange(0xd800), rnd.choice(["c", "5c", "05c", "<5c", "+c", "_c"])))


class Probe:
    """A value that shows how it was reached."""
    def __init__(self, path): self.__dict__["path"] = path
    def __getattr__(self, name): return Probe(f"{self.__dict__['path']}.{name}")
    def __getitem__(self, key): return Probe(f"{self.__dict__['path']}[{key!r}]")
    def __format__(self, spec): return f"{self.__dict__['path']}|{spec}"
    def __repr__(self): return "r:" + self.__dict__["path"]
    def __str__(self): return "s:" + self.__dict__["path"]


def braces(t):
    try:
        return t.format(Probe("0"), Probe("1"), a=Probe("a"))
    except KeyError as e:
        raise LookupError(f"key {e.args[0]}")


def percent(t, *values):
    def value(v):
        return {"i:": lambda t: int(t), "f:": lambda t: struct.unpack("<d", struct.pack("<Q", int(t)))[0], "s:": str}[v[:2]](v[2:])
    return t % tuple(map(value, values))


def languages():
    pieces = ["{", "}", "{{", "}}", "{}", "{0}", "{1", "{a", "{0", ".b", "[5]", "[x", "]", "!r", "!s", "!", ":", ":>9", "}", "}", "x", ":{}", "{a:{0}}", "{2}", "é", "{a!a:^12}", "{q}", "99999999999999999999"]
    each(2500, lambda: case("str_format", braces, "".join(rnd.choice(pieces) for _ in range(rnd.randrange(6)))))
    for t in ["{:{:{}}}", "{:{:{:{}}}}", "{0.}", "{0[]}", "{0..b}", "{0[1]x}", "{0[1].b[q].c}", "{0!é}", "{0:{{}}}", "{a[}]}", "{0[a{b}]}", "{a{b}}", "{٣}", "{!}"]:
        case("str_format", braces, t)
    def value():
        kind = rnd.randrange(3)
        if kind == 0:
            return "i:" + str(integer())
        if kind == 1:
            return "f:" + str(struct.unpack("<Q", struct.pack("<d", floating()))[0])
        return "s:" + text(5, "abé'\n")
    def one():
        t = "".join(rnd.choice(p) for p in [["", "x", "%%"], ["%"], ["", "", "-", "+", " ", "#", "0", "-#", "0+", "#0"], ["", "", "5", "12", "*"],
                    ["", "", ".", ".0", ".3", ".12", ".*"], ["", "", "", "l", "h"], list("sssrrraddddiuxxXoeEfffFgGy%é") + [""], ["", "", "|", " %s", " %"]])
        if "*" in t and not re.search("[^lh.0-9*]", t[t.rindex("*"):]):
            return  # CPython takes a star's value before it sees that the letter is missing.
        values = [rnd.choice([value(), value(), "i:" + str(rnd.randrange(-9, 9))]) for _ in range(rnd.randrange(1, 4))]
        values = ["i:" + str(rnd.randrange(-9, 9)) if i < t.count("*") and (v[0] == "i" or rnd.random() < .9) else v for i, v in enumerate(values)]
        case("percent", percent, t, *(values if rnd.random() < .2 else values[:t.count("*") + 1]))
    each(3000, one)
    for t in ["%99999999999999999999d", "%.99999999999d", "%lld", "%5%", "%"]:
        case("percent", percent, t, "i:1")


def methods():
    few, small_letters = "ab ", "ab \t\n"
    bound = lambda: rnd.choice([None, None, rnd.randrange(-7, 8)])
    count = lambda: rnd.choice([-1, -1, 0, 1, 2, 5])
    for name in ("find", "rfind", "count", "startswith", "endswith"):
        each(250, lambda: case("str_" + name, lambda t, n, s, e: getattr(t, name)(n, s, e), text(7, rnd.choice(["ab", "aé", "漢a"])), text(2, rnd.choice(["ab", "aé", "漢a"])), bound(), bound()))
    for name in ("find", "rfind", "count"):
        each(150, lambda: case("bytes_" + name, lambda t, n, s, e: getattr(t, name)(n, s, e), text(7, "ab").encode(), text(2, "ab").encode(), bound(), bound()))
    each(200, lambda: case("str_replace", str.replace, text(7, "aé"), text(2, "aé"), text(2, "x漢"), count()))
    each(150, lambda: case("bytes_replace", bytes.replace, text(7, "ab").encode(), text(2, "ab").encode(), text(2, "xy").encode(), count()))
    for name in ("split", "rsplit"):
        each(300, lambda: case("str_" + name, getattr(str, name), text(9, "ab \t\u3000"), rnd.choice([None, None, "a", "ab", " ", ""]), count()))
        each(200, lambda: case("bytes_" + name, getattr(bytes, name), text(9, "ab \t").encode(), rnd.choice([None, None, b"a", b"ab", b" ", b""]), count()))
    each(200, lambda: case("str_splitlines", str.splitlines, text(9, "a\n\r\x0b\x1c\x85\u2028é\x1f"), rnd.random() < .5))
    each(100, lambda: case("bytes_splitlines", bytes.splitlines, text(9, "a\n\r\x0b\x1c").encode(), rnd.random() < .5))
    for name in ("partition", "rpartition", "removeprefix", "removesuffix"):
        each(80, lambda: case("str_" + name, getattr(str, name), text(7, "ab"), text(2, "ab")))
    for name in ("partition", "rpartition"):
        each(80, lambda: case("bytes_" + name, getattr(bytes, name), text(7, "ab").encode(), text(2, "ab").encode()))
    for name in ("strip", "lstrip", "rstrip"):
        each(100, lambda: case("str_" + name, getattr(str, name), text(9, "ab \t\u3000é"), rnd.choice([None, "a", "ab", "é ", ""])))
    each(100, lambda: case("bytes_strip", bytes.strip, text(9, "ab \t\x0b").encode(), rnd.choice([None, b"a", b"ab", b""])))
    for name in ("lower", "upper", "title", "capitalize", "swapcase", "casefold"):
        each(250, lambda: case("str_" + name, getattr(str, name), text(8, ALPHABET + list("ΣΣσİıŉǰΐŸ\u0301.'"))))
        each(150, lambda: case("str_" + name, getattr(str, name), chr(rnd.choice([rnd.randrange(0x600), rnd.randrange(0x1000, 0x3000), rnd.randrange(0xA000, 0xD800), rnd.randrange(0xE000, 0x11000)]))))
    for name in ("title", "capitalize", "swapcase"):
        each(60, lambda: case("bytes_" + name, getattr(bytes, name), text(8, "aBc d'é").encode()))
    for name in ("center", "ljust", "rjust"):
        each(80, lambda: case("str_" + name, getattr(str, name), text(5), rnd.randrange(-2, 12), rnd.choice(" *é")))
        each(40, lambda: case("bytes_" + name, getattr(bytes, name), text(5, "ab").encode(), rnd.randrange(-2, 12), b"*"))
    each(80, lambda: case("str_zfill", str.zfill, rnd.choice(["", "+", "-"]) + text(5, "12é"), rnd.randrange(-2, 9)))
    each(60, lambda: case("bytes_zfill", bytes.zfill, (rnd.choice(["", "+", "-"]) + text(5, "12")).encode(), rnd.randrange(-2, 9)))
    each(100, lambda: case("str_expandtabs", str.expandtabs, text(9, "a\t\né\r"), rnd.randrange(-1, 9)))
    each(60, lambda: case("bytes_expandtabs", bytes.expandtabs, text(9, "a\t\nb\r").encode(), rnd.randrange(-1, 9)))
    each(150, lambda: case("str_index", lambda t, i: t[i], text(5), rnd.randrange(-6, 7)))
    each(400, lambda: case("str_slice", lambda t, a, b, c: t[a:b:c], text(7, rnd.choice(["abc", "aé漢"])), bound(), bound(), rnd.choice([None, None, 1, 2, -1, -2, 0, 9])))
    each(50, lambda: case("str_join", lambda s, *p: s.join(p), text(2), *[text(3) for _ in range(rnd.randrange(4))]))
    each(150, lambda: case("bytes_hex", lambda b, s, g: b.hex() if s is None else b.hex(s, g), rnd.randbytes(rnd.randrange(9)), rnd.choice([None, "-", ":"]), rnd.randrange(-4, 5)))
    each(200, lambda: case("bytes_fromhex", bytes.fromhex, "".join(rnd.choice("0aF9b12g é \t") if rnd.random() < .3 else rnd.choice(["0a", "FF ", "12"]) for _ in range(rnd.randrange(6)))))
    tests = [bytes.isspace, bytes.isalpha, bytes.isalnum, bytes.isdigit, bytes.islower, bytes.isupper, bytes.istitle]
    each(300, lambda: case("bytes_is", lambda t: Raw("".join("01"[f(t)] for f in tests)), text(3, "aB1 \té").encode()))


def codecs():
    names = ["utf-8", "UTF8", "ascii", "latin-1", "iso-8859-1", "utf-16", "utf-16-le", "utf_16_be", "nope"]
    handlers = ["strict", "strict", "ignore", "replace", "backslashreplace"]
    each(600, lambda: case("encode", str.encode, text(6), rnd.choice(names), rnd.choice(handlers + ["xmlcharrefreplace", "nope"])))
    def data():
        return b"".join(rnd.choice([b"a", b"\x80", "é漢😀".encode(), b"\xe6\xbc", b"\xf0\x9f", b"\xf0\x9f\x98", b"\xc0", b"\xed\xa0\x80", b"\xff", b"\xf5", "a\U0001f600".encode("utf-16-le"), b"\x00\xd8", b"\x00\xdc", b"\xff\xfe"]) for _ in range(rnd.randrange(5)))
    each(1200, lambda: case("decode", bytes.decode, data(), rnd.choice(names), rnd.choice(handlers + ["nope"])))


def slices():
    far = lambda: rnd.choice([None, rnd.randrange(-8, 9), rnd.randrange(-8, 9), 2 ** 63 - 1, -2 ** 63, 2 ** 62])
    each(800, lambda: case("slice_indices", lambda n, a, b, c: slice(a, b, c).indices(n), rnd.choice([rnd.randrange(0, 8), 2 ** 63 - 1]), far(), far(), rnd.choice([None, 1, 2, 3, -1, -2, -3, 0, 2 ** 63 - 1, -2 ** 63 + 1])))
    wide = lambda: rnd.choice([rnd.randrange(-9, 10), rnd.randrange(-9, 10), rnd.randrange(-100, 100), 2 ** 63 - 1, -2 ** 63, 2 ** 64, -2 ** 70, integer()])
    def answer(a, b, c, i, v):
        r = range(a, b, c)
        n = max(0, (b - a + (c - 1 if c > 0 else c + 1)) // c)
        try:
            item = r[i]
        except IndexError:
            item = None
        return ((n, item), r.index(v) if v in r else None)
    each(1200, lambda: case("range", answer, wide(), wide(), wide(), wide(), wide()))


def maths():
    """Where C's library is not rounded correctly itself, only values on which the two must agree."""
    exact = ["acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "degrees", "exp", "fabs", "gamma", "lgamma", "log", "log2", "radians",
             "sin", "sqrt", "tan", "ulp", "exp2", "log1p", "expm1"]
    for name in exact:
        f = getattr(math, name)
        for x in (0.0, -0.0, 1.0, -1.0, 0.5, 2.0, 10.0, 100.0, 1000.0, -1000.0, math.inf, -math.inf, math.nan, 1e-300, 1e300, 3.0, -0.5, -2.5, 5e-324):
            case("math_" + name, f, x)
        each(150, lambda: case("math_" + name, f, rnd.choice([rnd.uniform(-1, 1), round(rnd.uniform(0, 50), 2), rnd.uniform(-10, 10), float(rnd.randrange(-20, 100)), floating()])))
    for name in ("cosh", "sinh", "tanh", "log10", "cbrt", "erf", "erfc"):
        for x in (0.0, -0.0, 1000.0, -1000.0, math.inf, -math.inf, math.nan):
            case("math_" + name, getattr(math, name), x)
    for e in range(-30, 31):
        case("math_log10", math.log10, 10.0 ** e)
    for e in (0, 1, 2):
        case("math_cbrt", math.cbrt, float(e ** 3))
    for name in ("log", "log2", "log10"):
        each(60, lambda: case(f"math_{name}_int", getattr(math, name), rnd.choice([integer(), 10 ** rnd.randrange(1, 500), 2 ** rnd.randrange(2000), rnd.randrange(-1, 1000)]) if name != "log10" else 10 ** rnd.randrange(300)))
    for name in ("pow", "fmod", "remainder", "atan2", "nextafter"):
        f = getattr(math, name)
        each(300, lambda: case("math_" + name, f, floating(), rnd.choice([floating(), float(rnd.randrange(-4, 5))])))
    each(150, lambda: case("math_ldexp", math.ldexp, floating(), rnd.choice([rnd.randrange(-20, 20), rnd.randrange(-3000, 3000), 2 ** 62])))
    for name in ("frexp", "modf", "floor", "ceil"):
        each(150, lambda: case("math_" + name, getattr(math, name), floating()))
    def near():
        a = floating()
        case("math_isclose", lambda a, b, r, t: math.isclose(a, b, rel_tol=r, abs_tol=t), a, rnd.choice([a * (1 + rnd.uniform(-1e-8, 1e-8)), floating()]), rnd.choice([1e-9, 1e-8, 0.0, -1.0]), rnd.choice([0.0, 1e-3]))
    each(150, near)
    each(150, lambda: case("math_fma", math.fma, floating(), floating(), floating()))
    each(150, lambda: case("math_fsum", lambda *a: math.fsum(a), *[floating() for _ in range(rnd.randrange(6))]))
    each(100, lambda: case("math_fsum", lambda *a: math.fsum(a), *[rnd.choice([0.1, 1e16, -1e16, 1.0, 1e-20, 1e308]) for _ in range(rnd.randrange(12))]))
    each(300, lambda: case("math_hypot", math.hypot, *[rnd.choice([floating(), rnd.uniform(0, 10), float(rnd.randrange(20))]) for _ in range(rnd.randrange(5))]))


if __name__ == "__main__":
    for group in [v for k, v in list(globals().items()) if k in ("integers", "floats", "texts", "hashes", "formats", "languages", "methods", "codecs", "slices", "maths")]:
        group()
    lines = "[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n"
    target = sys.argv[2] if len(sys.argv) > 2 else str(Path(__file__).with_name("cases.json"))
    if target == "-":
        sys.stdout.write(lines)
    else:
        Path(target).write_text(lines)
