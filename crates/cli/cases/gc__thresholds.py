# Thresholds can be read and set; a zero turns the automatic collection off.
import gc

print(gc.get_threshold())
gc.set_threshold(500)
print(gc.get_threshold())
gc.set_threshold(400, 5)
print(gc.get_threshold())
gc.set_threshold(300, 4, 3)
print(gc.get_threshold())
gc.set_threshold(0)
print(gc.get_threshold())
for arguments in ((), (1, 2, 3, 4), ("a",), (1.5,)):
    try:
        gc.set_threshold(*arguments)
    except TypeError as error:
        print("TypeError:", error)
print(gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled(), gc.enable())
