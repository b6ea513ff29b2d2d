# Cells can be read, set, and emptied.
def make():
    value = "first"

    def get():
        return value

    def set(new):
        nonlocal value
        value = new

    def remove():
        nonlocal value
        del value

    return get, set, remove

get, set_value, remove = make()
cell = get.__closure__[0]
print(get(), cell.cell_contents, cell is set_value.__closure__[0])
set_value("second")
print(get(), cell.cell_contents)
cell.cell_contents = "third"
print(get())
remove()
try:
    cell.cell_contents
except ValueError as error:
    print("ValueError:", error)
try:
    get()
except NameError as error:
    print("NameError:", error)
set_value("again")
print(get(), len(get.__closure__), print.__name__)
print((lambda: 0).__closure__)
