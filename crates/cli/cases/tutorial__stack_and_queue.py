# Lists as stacks, deques as queues.
from collections import deque
class Job:
    def __init__(self, n): self.n = n
    def __del__(self): print("done", self.n)
stack = [Job(n) for n in range(3)]
while stack:
    job = stack.pop()
    print("working on", job.n)
del job
queue = deque(Job(n) for n in range(3))
while queue:
    print("serving", queue.popleft().n)
try:
    stack.pop()
except IndexError as error:
    print(error)
try:
    queue.popleft()
except IndexError as error:
    print(error)
