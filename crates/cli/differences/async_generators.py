# Asynchronous generators are refused by the compiler.
async def f():
    yield 1
print(type(f()).__name__)
