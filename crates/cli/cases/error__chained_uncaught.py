# The last line belongs to the last exception of a chain.
def first():
    return {}["first"]

def second():
    try:
        first()
    except KeyError as error:
        raise RuntimeError("second") from error

second()
