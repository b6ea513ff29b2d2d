# What a program finds in its own namespace before it has said a word, and when the namespace's table grows.
print([name for name in globals()])
print(dir())
print(__name__, __doc__, __package__, __spec__, __cached__, __builtins__)
import sys
print(vars() is globals() is sys.modules["__main__"].__dict__)
for number in range(14):
    globals()[f"name_{number}"] = number
    print(len(globals()), sys.getsizeof(globals()))
