# What gc.collect refuses.
import gc

class Index:
    def __index__(self):
        return 1

for arguments in ((3,), (-1,), ("a",), (None,), (1.0,), (1, 2)):
    try:
        gc.collect(*arguments)
    except (ValueError, TypeError) as error:
        print(type(error).__name__ + ":", error)
try:
    gc.collect(gen=1)
except TypeError as error:
    print("TypeError:", error)
gc.collect()
print(gc.collect(Index()))
try:
    gc.enable(1)
except TypeError as error:
    print("TypeError:", error)
