def f():
	values = [1, 2]
	if values:
		return values[0] + values[1] + values[2]
f()
