# memoryview looks, slices copy.
data = bytearray(b"0123456789")
view = memoryview(data)
part = view[2:5]
copy = data[2:5]
data[3] = ord("X")
print(bytes(part), bytes(copy), len(view), view.nbytes, view.readonly)
part[0] = ord("Y")
print(data)
try:
    data.append(1)
except BufferError as error:
    print(error)
view.release()
part.release()
data.append(33)
print(data)
try:
    view[0]
except ValueError as error:
    print(error)
fixed = memoryview(b"abc")
try:
    fixed[0] = 1
except TypeError as error:
    print(error)
print(fixed[0], fixed.tolist(), fixed == b"abc", bytes(fixed[::-1]))
