# Callbacks kept in a list keep everything they close over.
class Window:
    def __init__(self, title):
        self.title = title
    def __del__(self):
        print("closed", self.title)
callbacks = []
def open_window(title):
    window = Window(title)
    callbacks.append(lambda: window.title)
    return window
a = open_window("a")
del a
print("still there:", callbacks[0]())
b = open_window("b")
callbacks.clear()
print("only b has a name")
del b
