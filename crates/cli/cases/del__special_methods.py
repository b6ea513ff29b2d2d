# `del c[k]` calls __delitem__, with the key as it was written.
class Keys:
    def __delitem__(self, key):
        print("delitem", key)

class Silent:
    pass

k = Keys()
del k[1]
del k["a", 2]
del k[1:2]
del k[::3]
del k[...]
del (k[0], k[1]), k[2]
del [k[3], [k[4]]]
try:
    del Silent()[0]
except TypeError as error:
    print(error)
del ()
print("nothing deleted")
