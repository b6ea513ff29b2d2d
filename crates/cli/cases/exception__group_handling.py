# Several exceptions at once.
def work(n):
    if n % 2:
        raise ValueError(f"odd {n}")
    if n == 4:
        raise KeyError(n)
errors = []
for n in range(6):
    try:
        work(n)
    except Exception as error:
        errors.append(error)
group = ExceptionGroup("several", errors)
print(len(group.exceptions), group.message, group)
try:
    raise group
except* ValueError as values:
    print([str(e) for e in values.exceptions])
except* KeyError as keys:
    print(keys.exceptions)
match, rest = group.split(KeyError)
print(match.exceptions, len(rest.exceptions), group.subgroup(TypeError))
raise ExceptionGroup("at the end", [ValueError("v"), ExceptionGroup("inner", [KeyError("k")])])
