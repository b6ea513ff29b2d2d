table = {"row": [[1, 2], [3, 4]]}
print(table["row"][1][0])
print(table["row"][1][5] + table["row"][0][0])
