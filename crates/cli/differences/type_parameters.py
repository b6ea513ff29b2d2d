# Type parameters are refused by the compiler.
def f[T](x: T) -> T: return x
print(f(1))
