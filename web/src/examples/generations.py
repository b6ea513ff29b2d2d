# Cycles pile up until a threshold is passed; then
# the collector runs by itself: the bars under the
# curve, and the Collector panel.
import gc

class Knot:
    def __init__(self):
        self.me = self

gc.set_threshold(50, 3, 3)
for number in range(400):
    Knot()

print(gc.get_count())
