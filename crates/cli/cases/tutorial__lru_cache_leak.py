# lru_cache on a method keeps every instance that it was called on.
import functools
import gc
import weakref

class Report:
    def __init__(self, name):
        self.name = name

    @functools.lru_cache(maxsize=None)
    def total(self, factor):
        return len(self.name) * factor

    def __del__(self):
        print("freed", self.name)

report = Report("january")
print(report.total(2), report.total(2), Report.total.cache_info())
watch = weakref.ref(report)
del report
gc.collect()
print("still alive:", watch() is not None)
Report.total.cache_clear()
print("after cache_clear:", watch() is None)

class Better:
    def __init__(self, name):
        self.name = name

    @functools.cached_property
    def total(self):
        print("computing")
        return len(self.name)

    def __del__(self):
        print("freed", self.name)

better = Better("february")
print(better.total, better.total, "total" in better.__dict__)
del better
print("end")
