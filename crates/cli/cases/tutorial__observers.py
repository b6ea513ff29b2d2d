# Listeners that are held strongly never die; WeakSet and WeakMethod let them.
import weakref

class Button:
    def __init__(self):
        self.strong = []
        self.weak = weakref.WeakSet()
        self.methods = []

    def click(self):
        for listener in self.strong:
            listener.clicked("strong")
        for listener in sorted(self.weak, key=lambda l: l.name):
            listener.clicked("weak")
        for method in self.methods:
            bound = method()
            if bound is not None:
                bound("method")

class Listener:
    def __init__(self, name):
        self.name = name

    def clicked(self, how):
        print(self.name, "heard of it:", how)

    def __del__(self):
        print(self.name, "is gone")

button = Button()
a, b, c = Listener("a"), Listener("b"), Listener("c")
button.strong.append(a)
button.weak.add(b)
button.methods.append(weakref.WeakMethod(c.clicked))
button.click()
print("-- del all three")
del a
del b
del c
button.click()
print("left in the weak set:", len(button.weak))
print("method:", button.methods[0]())
button.strong.clear()
print("end")
