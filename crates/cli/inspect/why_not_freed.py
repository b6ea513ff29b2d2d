cache = {}

def load(key):
    result = [key] * 1000
    cache[key] = result
    return len(result)

load("a")

def remember():
    big = list(range(1000))
    def inner():
        return big[0]
    return inner

f = remember()
f()
try:
    raise ValueError(f)
except ValueError as error:
    saved = error
reader = (line for line in cache)
next(reader)
cache.clear()
del f, saved
#$ --at 4 result
#$ --at 5 result
#$ --at 11 big
#$ --at 13 big
#$ --at 16 f
#$ --at 17 list#2
#$ --at 21 cache
#$ --at 23 list#2
#$ --at 25 list#9
#$ --at 13 nothing
