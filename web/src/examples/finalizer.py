# __del__ runs before an object is freed, and may
# save it ("resurrection"), once in its life.
saved = []

class Phoenix:
    def __del__(self):
        print("__del__ runs")
        saved.append(self)

bird = Phoenix()
del bird
print("alive again:", len(saved))

saved.clear()
print("now it is gone")
