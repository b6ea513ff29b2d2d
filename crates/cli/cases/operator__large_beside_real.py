# An int that no float can be, beside a float, a complex number and what is no number: which operators exist, and what is told.
big = 1 << 5000

for operator in ("^", "&", "|", "<<", ">>", "+", "-", "*", "/", "//", "%", "**", "@"):
    for left, right in (("big", "2.5"), ("2.5", "big"), ("True", "2.5"), ("big", "1j"), ("1j", "big"), ("2.5", "1j")):
        try:
            print(operator, left, right, eval(f"{left} {operator} {right}"))
        except (ArithmeticError, TypeError) as error:
            print(operator, left, right, type(error).__name__, error)
for text in ("[1] * big", "big * 'a'", "'a' + big", "[1] - big", "divmod(big, 2.5)", "divmod(1j, 2)", "(1,) * big", "big @ big"):
    try:
        print(text, eval(text))
    except (ArithmeticError, TypeError) as error:
        print(text, type(error).__name__, error)
