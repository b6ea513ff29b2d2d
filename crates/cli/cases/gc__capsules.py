# What C modules give to others: objects around a pointer, known to the collector only where the module says what is behind it.
import _datetime
import _socket
import gc
import sys
import types

for capsule in (_datetime.datetime_CAPI, _socket.CAPI):
    print(repr(capsule).split(" at 0x")[0], type(capsule), type(capsule) is types.CapsuleType)
    print(sys.getsizeof(capsule), gc.is_tracked(capsule), gc.get_referents(capsule))

try:
    types.CapsuleType()
except TypeError as error:
    print(error)
try:
    class Derived(types.CapsuleType):
        pass
except TypeError as error:
    print(error)
