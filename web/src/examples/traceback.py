# A kept exception keeps its traceback, that keeps the
# frame, and the frame its names: `big` stays alive.
def work():
    big = [0] * 1000
    raise ValueError("no luck")

try:
    work()
except ValueError as error:
    kept = error

print("the list is still there")
kept.__traceback__ = None
print("now it is freed")
