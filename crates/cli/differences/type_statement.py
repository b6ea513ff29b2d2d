# `type X = ...` is refused by the compiler.
type X = int
print(X.__value__)
