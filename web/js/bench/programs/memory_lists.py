# A list of two items takes how much of wasm's memory?
# Allowed bytes of Pyodide's: 1.0, for each of 1000000
lists = [[None, None] for _ in range(1_000_000)]
print(len(lists))
