# Notes travel with the exception; a chain is told from its beginning.
def load(name):
    try:
        return {"a": 1}[name]
    except KeyError as error:
        error.add_note(f"while loading {name!r}")
        error.add_note("known names: a")
        raise

def start():
    try:
        load("b")
    except KeyError as error:
        print(error.__notes__)
        raise RuntimeError("cannot start") from error

try:
    start()
except RuntimeError as error:
    print(repr(error.__cause__), error.__suppress_context__)
    error.add_note("final note")
    raise
