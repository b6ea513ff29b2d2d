def get(data, key):
    try:
        return data[key]
    except KeyError:
        raise LookupError(f"no {key}") from None

print(get({"a": 1}, "a"))
get({}, "b")
