# Names in a class body can be deleted before the class exists.
class Config:
    base = 10
    helper = [base, base * 2]
    total = 0
    for total in helper:
        pass
    del helper
    print("body has base:", base)

print(Config.base, Config.total, hasattr(Config, "helper"))
try:
    class Broken:
        del missing
except NameError as error:
    print(error)
try:
    Broken
except NameError as error:
    print(error)
