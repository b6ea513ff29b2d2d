import timeit, gc
log=[]
class Clock:
    t=0
    def __call__(self):
        Clock.t+=1.5; return Clock.t
def work(): log.append(gc.isenabled())
t = timeit.Timer(work, timer=Clock())
print(t.timeit(3), log, gc.isenabled(), t.repeat(2,2), timeit.repeat(work, lambda: log.clear(), timer=Clock(), repeat=3, number=4), len(log))
print(t.autorange(), t.autorange(print))
x = timeit.timeit(lambda: [i for i in range(10)], number=100)
print(x > 0, timeit.default_number, timeit.default_repeat)
try: timeit.Timer(3)
except ValueError as e: print(e)
try: timeit.Timer(setup=3)
except ValueError as e: print(e)
