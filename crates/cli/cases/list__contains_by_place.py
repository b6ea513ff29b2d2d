# A list or a tuple is searched place by place, whatever its class says of iteration; an item of a list is held meanwhile.
class L(list):
    def __iter__(self): return iter([7])
class T(tuple):
    def __iter__(self): return iter([7])
print(7 in L([1]), 1 in L([1]), 7 in T([1]), 1 in T([1]))
import sys
class E:
    def __eq__(self, o):
        r.append(sys.getrefcount(self)); return False
r = []
e = E()
1 in [e]; 1 in (e,); 
x = [e]; 1 in x; x = (e,); 1 in x; e in [1]; e in (1,)
print(r)
class D:
    def __eq__(self, o):
        x.clear(); x.append(3) ; return False
x = [D(), 3, 4]
print(4 in x, x)
x = [D(), 3, 4]
print(3 in x, x)
