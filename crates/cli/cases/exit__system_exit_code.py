# SystemExit ends the program with its code, through finally blocks.
import sys

class D:
    def __del__(self):
        print("freed")

d = D()
try:
    sys.exit(3)
finally:
    print("finally")
