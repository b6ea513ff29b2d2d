# \N{...} knows a small table of names only.
print(ascii("\N{HOT BEVERAGE}"), ascii("\N{CUNEIFORM SIGN A}"))
