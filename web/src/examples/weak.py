# A weak reference (dashed) does not hold its object.
# When the last strong one goes, it answers None.
import weakref

class Picture:
    pass

def gone(ref):
    print("gone")

picture = Picture()
glance = weakref.ref(picture, gone)
print(glance() is picture)

del picture
print(glance())
