import gc
data = [1, 2, 3, 4]
del data
print(data)
gc.collect()
