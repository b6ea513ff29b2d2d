# A loop variable outlives its loop; a comprehension's does not.
class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("freed", self.n)

for d in [D(1), D(2), D(3)]:
    print("body", d.n)
print("after the loop", d.n)
del d
print("deleted")
names = [x.n for x in [D(4), D(5)]]
print(names)
try:
    x
except NameError as error:
    print(error)
for i in range(3):
    del i
try:
    i
except NameError as error:
    print(error)
while True:
    w = D(6)
    break
del w
print("end")
