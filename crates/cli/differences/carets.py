# The failed part of a line is marked with ^ alone, never with ~ around the operator.
def fail(x):
    return x + 1 / 0

fail(1)
