# The memory of a bytearray after each operation.
import sys
b = bytearray()
l=[]
for i in range(40):
    b.append(1); l.append(sys.getsizeof(b))
print(l)
b = bytearray(b'abc'*10); l=[sys.getsizeof(b)]
b.extend(b'x'); l.append(sys.getsizeof(b))
b += b'12345'; l.append(sys.getsizeof(b))
del b[5:]; l.append(sys.getsizeof(b))
b.clear(); l.append(sys.getsizeof(b))
b = bytearray(100); b.pop(); l.append(sys.getsizeof(b)); b[:]=b'ab'; l.append(sys.getsizeof(b))
b=bytearray(range(10)); l.append(sys.getsizeof(b))
b=bytearray(x for x in range(10)); l.append(sys.getsizeof(b))
b=bytearray(10)+b'1'; l.append(sys.getsizeof(b))
b=bytearray(10)*3; l.append(sys.getsizeof(b)); b*=2;l.append(sys.getsizeof(b)); b=bytearray(b'abc').upper(); l.append(sys.getsizeof(b))
b=bytearray(b'abcd'); del b[0]; l.append(sys.getsizeof(b));  b.insert(0,1);l.append(sys.getsizeof(b)); b=b.copy();l.append(sys.getsizeof(b)); b=b[1:];l.append(sys.getsizeof(b))
b=bytearray(b'abcd');b.resize(10);l.append(sys.getsizeof(b));b.resize(3);l.append(sys.getsizeof(b))
b=bytearray(b'abcd');b.remove(97);l.append(sys.getsizeof(b));b.extend([1,2,3]);l.append(sys.getsizeof(b));b.extend(x for x in range(9));l.append(sys.getsizeof(b))
b=bytearray();b.extend([1,2,3]);l.append(sys.getsizeof(b));b.extend(b'abc');l.append(sys.getsizeof(b))
print(l)
print([sys.getsizeof(bytearray(x)) for x in ([1]*10,(1,)*10,range(10),b'1'*10,10,bytearray(10),[1],[],'')if x!=''], sys.getsizeof(bytearray('abc','utf8')), sys.getsizeof(bytearray.fromhex('0102')))
class B(bytearray): pass
print(sys.getsizeof(B(b'abc')), sys.getsizeof(B()))
b=bytearray(b'abc'); b.__init__(b'abcdef'); print(sys.getsizeof(b))
b=bytearray(b'abcdefgh'); b[2:4]=b''; print(sys.getsizeof(b));  del b[::2]; print(sys.getsizeof(b))
b=bytearray(b'abcdefgh'); b[0:6]=b''; print(sys.getsizeof(b)); b+=b'12345'; print(sys.getsizeof(b), b)
b=bytearray(b'a'*1000); del b[:10]; print(sys.getsizeof(b)); b+=b'x'; print(sys.getsizeof(b)); b+=b'x'*8; print(sys.getsizeof(b)); b+=b'yy'; print(sys.getsizeof(b))
print(b.__alloc__())
