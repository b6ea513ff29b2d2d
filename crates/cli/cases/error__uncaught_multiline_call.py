def total(first, second, third):
    return (first
            + second
            + third)

result = total(
    1,
    2,
    third="3",
)
