# What each iterator of itertools holds, how large it is, when it lets go.
import sys, gc, itertools as it
gc.collect()
S=sys.getsizeof
l=[1,2]
def show(n,o):
    print(n, type(o).__name__, type(o).__module__, S(o), o.__sizeof__(), gc.is_tracked(o), [r if isinstance(r,type) else type(r).__name__ for r in gc.get_referents(o)], sys.getrefcount(o))
show('acc',it.accumulate(l)); show('batched', it.batched(l,2)); show('chain', it.chain(l)); show('comb',it.combinations(l,2)); show('cwr',it.combinations_with_replacement(l,2)); show('compress',it.compress(l,l)); show('count',it.count()); show('cycle',it.cycle(l)); show('dw',it.dropwhile(bool,l)); show('ff', it.filterfalse(None,l)); g=it.groupby(l); show('gb',g); show('_grouper', next(g)[1]); show('islice', it.islice(l,1)); show('pairwise', it.pairwise(l)); show('perm', it.permutations(l)); show('prod', it.product(l,l)); show('rep', it.repeat(1)); show('starmap', it.starmap(pow,[(1,2)])); show('tw', it.takewhile(bool,l)); a,b=it.tee(l); show('tee',a); show('zl', it.zip_longest(l,l))
for n,f in dict(acc=lambda: it.accumulate([1,2,3]),chain=lambda: it.chain([1],(2,3)),comb=lambda: it.combinations('abc',2),cwr=lambda: it.combinations_with_replacement('abc',2),compress=lambda: it.compress('abc',[1,0,1]),count=lambda:it.count(5),cycle=lambda: it.cycle('ab'),dw=lambda: it.dropwhile(lambda x:x<2,[1,2,1]),ff=lambda: it.filterfalse(None,[0,1,0]), gb=lambda:it.groupby('aab'), islice=lambda: it.islice('abcdefg',1,6,2), pw=lambda:it.pairwise('abc'),perm=lambda: it.permutations('abc',2), prod=lambda: it.product('ab','cd'), rep=lambda: it.repeat(7,3), sm=lambda: it.starmap(pow,[(2,3),(2,4)]), tw=lambda: it.takewhile(lambda x:x<3,[1,2,3,1]), tee=lambda: it.tee('abc')[1], zl=lambda:it.zip_longest('ab','c',fillvalue='-'), bt=lambda: it.batched('abcde',2)).items():
    o=f()
    if n!='count' and n!='cycle': x=list(f()) ; print(n, x if n!='gb' else [k for k,_ in f()])
    a=next(o); show(n,o); 
    b=next(o,None); show(n,o); print(a is b, a if n!='gb' else '', b if n!='gb' else '')
    if n in('count','cycle'): print([next(o) for _ in range(5)]); continue
    for _ in o: pass
    show(n+' end',o); print(next(o,'END'))
class N:
    def __init__(s,n): s.n=n
    def __del__(s): print('del',s.n,end=' ')
    def __repr__(s): return f'N{s.n}'
    def __eq__(s,o): return s.n//2==o.n//2
    def __lt__(s,o): return s.n<o.n
    def __add__(s,o): return N(s.n+o.n)
def src(n=4):
    for i in range(n): yield N(i)
def run(name, o):
    print(name, end=': ')
    for x in o: print(x if not isinstance(x,tuple) or not isinstance(x[-1], it._grouper) else x[0], end='; ')
    x=None; print('| end', end=' '); del o; print('| deleted')
run('chain', it.chain(src(2),src(1))); run('acc', it.accumulate(src())); run('batched', it.batched(src(3),2)); run('comb', it.combinations(src(3),2)); run('cwr', it.combinations_with_replacement(src(2),2)); run('compress', it.compress(src(),[1,0,1,1])); run('dw', it.dropwhile(lambda x:x.n<2,src())); run('tw', it.takewhile(lambda x:x.n<2,src())); run('ff', it.filterfalse(lambda x:x.n%2,src())); run('islice', it.islice(src(),1,3)); run('pw',it.pairwise(src())); run('perm', it.permutations(src(3),2)); run('prod', it.product(src(2),src(2))); run('zl', it.zip_longest(src(1),src(3))); run('gb', it.groupby(src(5))); run('cyc', it.islice(it.cycle(src(2)),5)); run('rep', it.repeat(N(9),2)); run('sm', it.starmap(N,[(1,),[2]])); a,b=it.tee(src(3)); run('tee',a); run('tee2',b); del a; print(); del b; print()
for k,g in it.groupby(src(5)): print(k,list(g))
gs=[g for k,g in it.groupby(src(4))]; print([list(g) for g in gs]); del gs,g,k
a,b=it.tee(iter(range(200))); [next(a) for _ in range(150)]; d=gc.get_referents(b)[1]; n=0
while d is not None:
    n+=1; r=[x for x in gc.get_referents(d) if type(x) is type(d)]; print(len(gc.get_referents(d)), S(d)); d=r[0] if r else None
print(next(a),next(b)); import copy; c=copy.copy(a); print(next(c), next(a)); 
class C(it.chain): 
    def extra(self): return 'x'
c=C([1],[2]); c.z=3; print(next(c),c.extra(),list(c),c.z,S(c)); print(list(C.from_iterable([[1],[2]])), type(C.from_iterable([])).__name__)
class K(it.count): __slots__=()
print(K(3), S(K()), next(K(4)))
class P(it.product):
    def __next__(self): raise StopIteration
print(list(P([1],[2])))
x=it.count(sys.maxsize-1); print([next(x) for _ in range(4)], x); x=it.count(1.5,.5); print([next(x) for _ in range(3)],x); 
x=it.count(10,-1); print(next(x),next(x),x); print(it.count(2**65)); 
print(list(it.product('ab',repeat=2)), list(it.product()), list(it.product([],[1])), list(it.permutations([])), list(it.permutations([1,2],3)), list(it.permutations([1,2],0)), list(it.combinations([],0)), list(it.combinations_with_replacement([],1)), list(it.permutations(range(3))))
c=it.chain([1],2)
try: list(c)
except TypeError as e: print(e, list(c))
it1=it.cycle([]); print(list(it1))
gc.collect()
l=[]; l.append(it.chain([l])); l.append(it.cycle(l)); next(l[1]); l.append(it.tee(l)); l.append(it.groupby(l)); del l; print(gc.collect())
import weakref; a,=it.tee([1],1); w=weakref.ref(a); print(w() is a); del a; print(w())
try: weakref.ref(it.count())
except TypeError as e: print(e)
t=it.islice([1,2,3],2); print(list(t), list(t)); print(list(it.islice(it.count(),0,10,3)), list(it.islice([1,2],None)), list(it.islice([1,2,3],1,None)), list(it.islice([1],0)))
a,b=it.tee([]); print(list(a),list(b))
def f():
    yield from it.chain('ab','c')
print(list(f()))
