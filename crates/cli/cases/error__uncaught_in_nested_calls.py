def parse(line):
    key, value = line.split("=")
    return key, int(value)

def load(lines):
    result = {}
    for number, line in enumerate(lines, 1):
        try:
            key, value = parse(line)
        except ValueError as error:
            raise RuntimeError(f"line {number} is bad: {line!r}") from error
        result[key] = value
    return result

print(load(["a=1"]))
print(load([
    "a=1",
    "b=two",
]))
