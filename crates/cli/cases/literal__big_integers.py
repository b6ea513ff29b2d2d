# Integers have no limit.
def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)

print(factorial(30), factorial(50) // factorial(48), factorial(60) % 10**15)
a, b = 0, 1
for _ in range(300):
    a, b = b, a + b
print(a)
print(len(str(2**1000)), str(7**200)[:20], hex(3**60), -(2**70) // 3, -(2**70) % 1000007, 2**70 // -3)
print(10**30 == 1e30, 10**30 > 10**29, 2**53 + 1 == float(2**53 + 1), hash(2**61 - 1), hash(2**61), hash(10**40), hash(-1))
print(2**64 & (2**65 - 1), -(2**64) | 1, ~(2**64), (2**64) ^ (2**64 - 1), (3**50) >> 20, (-(3**50)) >> 20)
print(pow(3, 1000, 10**9 + 7), pow(7, -1, 11), (2**200).bit_length(), int("9" * 40) + 1)
print(float(10**25), int(1e25), 10**25 / 10**24, 10**400 // 10**398)
try:
    float(10**400)
except OverflowError as error:
    print(error)
try:
    10**400 / 3
except OverflowError as error:
    print(error)
