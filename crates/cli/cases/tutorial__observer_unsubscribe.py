# An observer that unsubscribes in its finalizer never runs it: the list holds it.
class Subject:
    def __init__(self):
        self.observers = []

class Observer:
    def __init__(self, subject):
        self.subject = subject
        subject.observers.append(self)

    def __del__(self):
        print("unsubscribed")

subject = Subject()
observer = Observer(subject)
del observer
print("still subscribed:", len(subject.observers))
subject.observers.pop()
print(len(subject.observers))
Observer(subject)
subject = None
print("a cycle now")
import gc
gc.collect()
