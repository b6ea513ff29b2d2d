# json: the texts, the errors, what the hooks get.
import json
def e(f):
    try: print(repr(f()))
    except Exception as x: print(type(x).__name__, x, getattr(x,"__notes__",None))
for o in (None, True, 1, 1.5, "a\"\\\n\u00e9\U0001F600\x7f\x01/", [], {}, [1,[2,[]]], {"a":{"b":[1,2]}}, (1,2), {1:2,None:3,True:4,1.5:6}, float("nan"), float("inf"), -float("inf"), 10**30, 1e100, 1e16, -0.0):
    e(lambda: json.dumps(o)); e(lambda: json.dumps(o, indent=2)); e(lambda: json.dumps(o, indent="\t", sort_keys=False, ensure_ascii=False, separators=(",",":")))
e(lambda: json.dumps({"b":1,"a":[{"z":1,"y":2}]}, sort_keys=True, indent=4))
e(lambda: json.dumps(object())); e(lambda: json.dumps([1,{"a":set()}])); e(lambda: json.dumps({(1,2):3})); e(lambda: json.dumps({(1,2):3, "a":1}, skipkeys=True)); e(lambda: json.dumps(float("nan"), allow_nan=False))
l=[]; l.append(l); e(lambda: json.dumps(l))
e(lambda: json.dumps({1:1,"a":2}, sort_keys=True)); e(lambda: json.dumps(1+2j, default=lambda o: [o.real,o.imag])); e(lambda: json.dumps({"a":1j}, default=str)); e(lambda: json.dumps({1j}, default=list))
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex): return {"re":o.real}
        return super().default(o)
e(lambda: json.dumps([1j, "x"], cls=E)); e(lambda: json.dumps([1j, set()], cls=E)); e(lambda: E(indent=1).encode({"a":1j}))
for s in ('null','[1, 2.5, -3e2, 1E5, "x\\u00e9\\n\\ud83d\\ude00"]','{"a": {"b": [true, false]}}',' [ ] ','{}','"\\q"','"\\u12"','"abc','"a\nb"','[1,]','[1 2]','{"a":1,}','{"a" 1}','{a:1}','{"a":}','[','{','','  ','nul','NaN','-Infinity','Infinity','-','01','1.','1.e5','[1]x','{"a":1 "b"}','-0','-0.0','tru','{"a":1,"a":2}','"\\ud83d\\u0041"' if 0 else '1', '{"a":[1,{"b":', "['a']",'123abc','"\t"', '[1,\n 2,\n  x]'):
    e(lambda: json.loads(s))
e(lambda: json.loads(b'{"a": "\xc3\xa9"}')); e(lambda: json.loads(None)); e(lambda: json.loads(5)); e(lambda: json.loads("\ufeff1"))
e(lambda: json.loads('[1.1, 2, NaN]', parse_float=str, parse_int=lambda s: s+"!", parse_constant=lambda c: "<"+c+">"))
e(lambda: json.loads('{"a":{"b":1}}', object_hook=lambda d: list(d.items()))); e(lambda: json.loads('{"a":{"b":1}}', object_pairs_hook=lambda d: d))
e(lambda: json.JSONDecoder().raw_decode('{"a":1} rest')); e(lambda: json.JSONDecoder().raw_decode(' 1')); e(lambda: json.loads('"a\nb"', strict=False))
try: json.loads('{"a": 1,\n "b": x}')
except json.JSONDecodeError as x: print(x.msg, x.pos, x.lineno, x.colno, x.doc, type(x).__module__, isinstance(x, ValueError))
class F:
    def __init__(s): s.t=""
    def write(s,x): s.t+=x
    def read(s): return s.t
f=F(); json.dump({"a":[1,2,{"b":None}]}, f, indent=1); print(f.t, json.load(f))
d=json.loads('[{"key one":1},{"key one":2}]'); print([*d[0]][0] is [*d[1]][0])
class I(int): 
    def __repr__(self): return "I!"
class S(str): pass
class D(dict): pass
e(lambda: json.dumps([I(3), S("x"), D(a=1)])); e(lambda: json.dumps({I(3): S("x")}))
print(json.dumps({"name": "x", "list": [], "d": {}, "n": [[]]}, indent=2))
e(lambda: json.dumps([1,2,[3]], indent=0)); print(json.JSONEncoder, json.JSONDecoder, json.JSONDecodeError, list(json.JSONEncoder().iterencode([1,2])) and 1)
