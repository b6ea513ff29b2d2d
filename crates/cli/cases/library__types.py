import types
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
n = types.SimpleNamespace(a=1, b='x'); n.c = 3; n.d = n
print(n, n == types.SimpleNamespace(a=1), n.a, vars(n).keys())
class S(types.SimpleNamespace): pass
print(S(q=1), types.SimpleNamespace({'a': 1}, b=2), types.SimpleNamespace() == types.SimpleNamespace())
t(lambda: types.SimpleNamespace({1: 2}))
t(lambda: types.SimpleNamespace(1, 2))
for k in ['FunctionType', 'LambdaType', 'CodeType', 'MappingProxyType', 'GeneratorType', 'CoroutineType', 'MethodType', 'BuiltinFunctionType', 'ModuleType', 'TracebackType', 'FrameType', 'GetSetDescriptorType', 'MemberDescriptorType', 'EllipsisType', 'NoneType', 'NotImplementedType', 'CellType', 'GenericAlias', 'UnionType', 'MethodDescriptorType']:
    print(k, getattr(types, k))
print(types.new_class('X', (int,), {}, lambda ns: ns.update(a=1)).a)
mp = types.MappingProxyType({'a': 1}); print(mp, mp['a'], list(mp), mp.get('q'), mp | {'b': 2}, {**mp}, len(mp), 'a' in mp, mp == {'a': 1})
t(lambda: mp.__setitem__('a', 1)); t(lambda: types.MappingProxyType(3)); t(lambda: types.MappingProxyType([]))
m = types.ModuleType('mm', 'doc'); m.x = 1; print(m.__doc__, m.x, m.__name__, sorted(vars(m)))
c = types.MethodType(lambda self, x: (self, x), 5); print(c(3), c.__self__)
t(lambda: types.MethodType(3, 4)); t(lambda: types.MethodType(len, None))
t(lambda: types.FunctionType((lambda a, b=1: a + b).__code__, {}, 'nm', (5,))(1))
print([k for k in types.__all__ if not hasattr(types, k)], types.get_original_bases(int))
cell = types.CellType(5); print(cell.cell_contents)
