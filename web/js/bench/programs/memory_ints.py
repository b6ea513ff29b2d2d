# An int that is not one of the small ones takes how much of wasm's memory?
# Allowed bytes of Pyodide's: 1.0, for each of 1000000
ints = [number for number in range(1_000, 1_001_000)]
print(len(ints))
