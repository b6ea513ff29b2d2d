# A pool hands out objects and takes them back, so that they need not be made again.
class Worker:
    made = 0

    def __init__(self):
        Worker.made += 1
        self.number = Worker.made
        self.job = None

class Pool:
    def __init__(self, size):
        self.free = [Worker() for _ in range(size)]
        self.used = {}

    def take(self, job):
        worker = self.free.pop() if self.free else Worker()
        worker.job = job
        self.used[id(worker)] = worker
        return worker

    def give_back(self, worker):
        del self.used[id(worker)]
        worker.job = None
        self.free.append(worker)

    def __len__(self):
        return len(self.free)

pool = Pool(2)
first, second, third = pool.take("a"), pool.take("b"), pool.take("c")
print(first.number, second.number, third.number, Worker.made, len(pool))
pool.give_back(second)
fourth = pool.take("d")
print("the same object again:", fourth is second, fourth.job)
pool.give_back(first)
pool.give_back(fourth)
try:
    pool.give_back(first)
except KeyError as error:
    print("twice:", type(error).__name__)
print(len(pool), sorted(w.number for w in pool.free), [w.job for w in pool.free])
print("more than the pool had:", Worker.made)
