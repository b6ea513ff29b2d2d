# A local that is read before it is bound.
total = 0

def add(n):
    try:
        total += n
    except UnboundLocalError as error:
        print("caught:", error)
    print(totally_missing)

add(1)
