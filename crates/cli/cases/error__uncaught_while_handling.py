def cleanup(items):
    for item in items:
        item.close()

items = [open]
try:
    items[3].close()
except IndexError:
    cleanup(items)
