# Exceptions raised, caught, chained and passed through finally.
# Allowed times Pyodide's: 3 (one of the twelve)
import time


class Odd(ValueError):
    def __init__(self, number):
        super().__init__(f"{number} is odd")
        self.number = number


def check(number):
    if number % 2:
        raise Odd(number)
    return number


def halve(number):
    try:
        return check(number) // 2
    finally:
        number = None


def main(n):
    caught = wrong = 0
    table = {}
    for i in range(n):
        try:
            halve(i)
        except Odd as error:
            caught += error.number
        try:
            table[i]
        except KeyError as error:
            wrong += error.args[0] & 1
        try:
            int("12x")
        except ValueError:
            pass
    return caught, wrong


start = time.perf_counter()
result = main(100_000)
elapsed = time.perf_counter() - start
print(*result)
print(elapsed)
