# A weak reference (dashed) does not keep its object.
# When the last strong one goes, it answers None.
import weakref

class Picture:
    pass

picture = Picture()
glance = weakref.ref(picture, lambda ref: print("gone"))
print(glance() is picture)

del picture
print(glance())
