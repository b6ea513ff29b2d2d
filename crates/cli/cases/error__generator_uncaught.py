# An error inside a generator passes through its consumer.
def g():
    try:
        yield 1
        yield [][1]
    finally:
        print("generator cleaned up")

for value in g():
    print(value)
