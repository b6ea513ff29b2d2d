# Cycles pile up until the youngest generation's threshold
# is passed; then the collector runs by itself. See the bars
# under the curve, and the Collector panel.
import gc

class Knot:
    def __init__(self):
        self.me = self

gc.set_threshold(50, 3, 3)
for number in range(400):
    Knot()

print(gc.get_count())
print("collections:", [s["collections"] for s in gc.get_stats()])
