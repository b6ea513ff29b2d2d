def checked(limit):
    def decorator(function):
        def wrapper(*args):
            if len(args) > limit:
                raise TypeError(f"{function.__name__} takes at most {limit}")
            return function(*args)
        return wrapper
    return decorator

@checked(2)
def add(*numbers):
    return sum(numbers)

print(add(1, 2))
print(add(1, 2, 3))
