# assert with and without words.
assert True, "never shown"
try:
    assert []
except AssertionError as error:
    print(repr(error))
try:
    assert 0, ("a", 1)
except AssertionError as error:
    print(repr(error), error)
value = 3
assert value == 4, f"value is {value}"
