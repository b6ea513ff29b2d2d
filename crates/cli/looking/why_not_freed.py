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
#$ inspect --at 4 result
#$ inspect --at 5 result
#$ inspect --at 11 big
#$ inspect --at 13 big
#$ inspect --at 16 f
#$ inspect --at 17 list#2
#$ inspect --at 21 cache
#$ inspect --at 23 list#2
#$ inspect --at 25 list#9
#$ inspect --at 13 nothing
