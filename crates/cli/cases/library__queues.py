# queue: the classes, their limits, and the search for cycles that tutorials make with one.
import gc, pprint, queue, sys, weakref
from queue import Empty, Full, LifoQueue, PriorityQueue, Queue, ShutDown, SimpleQueue

for kind in (Queue, LifoQueue, PriorityQueue, SimpleQueue):
    q = kind()
    for item in (3, 1, 2):
        q.put(item)
    print(kind.__name__, kind.__module__, q.qsize(), q.empty(), [q.get() for _ in range(3)], q.empty())
    for get in (q.get_nowait, lambda: q.get(block=False), lambda: q.get(timeout=0.001)):
        try:
            get()
        except Empty as error:
            print(type(error), error.args)
    print(kind[int])

q = Queue(2)
q.put('a'); q.put_nowait('b')
print(q.full(), q.maxsize, list(q.queue), q.unfinished_tasks)
for put in (lambda: q.put('c', block=False), lambda: q.put('c', timeout=0.001), lambda: q.put('c', timeout=-1)):
    try:
        put()
    except (Full, ValueError) as error:
        print(type(error).__name__, error)
print(q.get(), q.get())
q.task_done(); q.task_done(); q.join()
try:
    q.task_done()
except ValueError as error:
    print(error)
q.put('last'); q.shutdown()
for act in (lambda: q.put(1), q.get, q.get):
    try:
        print(act())
    except ShutDown as error:
        print(type(error).__name__, error.args)
q = Queue(); q.put(1); q.put(2); q.shutdown(immediate=True); print(q.qsize(), q.is_shutdown, q.unfinished_tasks)
q.join()

# What a queue holds lives; what was taken does not.
class Job:
    def __init__(self, name): self.name = name
    def __del__(self): print('done', self.name)
jobs = Queue()
for name in 'xyz':
    jobs.put(Job(name))
job = jobs.get(); r = weakref.ref(job)
print(sys.getrefcount(job), r().name); del job
print(r(), gc.is_tracked(jobs)); del jobs

class Graph:
    def __init__(self, name): self.name = name; self.next = None
    def __repr__(self): return f'Graph({self.name})'
one, two, three = Graph('one'), Graph('two'), Graph('three')
one.next, two.next, three.next = two, three, one
to_process = Queue()
to_process.put(([], three))
while not to_process.empty():
    chain, current = to_process.get()
    chain = chain + [current]
    found = [referent for referent in gc.get_referents(current) if isinstance(referent, Graph)]
    if three in found:
        print('Found cycle:')
        pprint.pprint(chain)
        break
    for referent in found:
        to_process.put((chain, referent))
del one, two, three, chain, current, found, referent
gc.collect()
