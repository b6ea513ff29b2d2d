# Imaginary literals.
z = 2 + 3j
print(z, 1j * 1j, z.real, z.imag, abs(3 + 4j), z.conjugate(), z == 2 + 3j, 1j ** 2, -z, z * 2, complex(1, -1), repr(0j))
try:
    z < z
except TypeError as error:
    print(error)
