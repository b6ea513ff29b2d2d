# More memory than there is.
try:
    x = [0] * 10**15
except MemoryError as error:
    print("MemoryError", repr(str(error)))
try:
    x = "a" * 10**17
except MemoryError as error:
    print("MemoryError", repr(str(error)))
try:
    x = [0] * 10**30
except OverflowError as error:
    print("OverflowError:", error)
try:
    x
except NameError as error:
    print(error)
