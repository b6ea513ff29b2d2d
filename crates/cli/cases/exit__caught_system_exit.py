# SystemExit can be caught.
import sys
for code in (0, 3, "text", None, [1]):
    try:
        sys.exit(code)
    except SystemExit as error:
        print(repr(error.code), error.args)
try:
    raise SystemExit
except BaseException as error:
    print(type(error).__mro__[1].__name__, error.code)
try:
    exit(4)
except (SystemExit, NameError) as error:
    print(type(error).__name__)
sys.exit(300)
