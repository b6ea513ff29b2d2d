# SystemExit with a text: the text on stderr, status 1.
import sys

try:
    sys.exit("caught first")
except SystemExit as error:
    print("code:", error.code)
try:
    sys.exit()
except SystemExit as error:
    print("code:", error.code)
raise SystemExit("could not go on")
