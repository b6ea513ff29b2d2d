# Attribute errors of each kind of object.
class Thing:
    pass

for value in (5, "s", [], None, Thing(), Thing, len, (x for x in ())):
    try:
        value.quantity
    except AttributeError as error:
        print(error)
for value in (5, None, [], len):
    try:
        value.quantity = 1
    except AttributeError as error:
        print(error)
try:
    int.quantity = 1
except TypeError as error:
    print(error)
thing = Thing()
thing.quantity
