# t"" is refused by the compiler.
x = 1
print(t"a{x}".strings)
