# An uncaught exception of one's own class.
class Problem(Exception):
    def __str__(self):
        return "a problem\nof two lines"

def raiser():
    raise Problem(1, 2)

try:
    raiser()
except Problem as problem:
    print(problem, problem.args)
raiser()
