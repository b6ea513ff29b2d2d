# input() at the end of standard input, and with another object in its place.
import io
import sys

try:
    input("name? ")
except EOFError as error:
    print("\nEOFError:", error)
print(repr(sys.stdin.read()), repr(sys.stdin.readline()), sys.stdin.readlines(), list(sys.stdin))

real = sys.stdin
sys.stdin = io.StringIO("3\n10\n20\n30\nlast")
count = int(input("how many? "))
print(count)
print(sum(int(input()) for _ in range(count)))
print(repr(input()))
try:
    input()
except EOFError as error:
    print("EOFError:", error)
sys.stdin = None
try:
    input()
except RuntimeError as error:
    print("RuntimeError:", error)
sys.stdin = real
try:
    input(1, 2)
except TypeError as error:
    print("TypeError:", error)
