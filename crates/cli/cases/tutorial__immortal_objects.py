# Some objects are never counted.
import sys
big = 2 ** 40
print(sys.getrefcount(None) > 2 ** 30, sys.getrefcount(5) > 2 ** 30, sys.getrefcount("") > 2 ** 30, sys.getrefcount(()) > 2 ** 30)
print(sys.getrefcount(big) < 100, sys.getrefcount([]) < 10)
before = sys.getrefcount(None)
many = [None] * 1000
print(sys.getrefcount(None) == before)
before = sys.getrefcount(big)
many = [big] * 1000
print(sys.getrefcount(big) - before)
print(sys._is_immortal(None), sys._is_immortal(7), sys._is_immortal([]), sys._is_immortal("name"), sys._is_immortal(int))
