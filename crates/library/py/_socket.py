"""Sockets of a machine without a network: none can be made."""

import _memory

error = OSError
timeout = TimeoutError
has_ipv6 = False


class socket:
    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        raise OSError(97, "Address family not supported by protocol")


SocketType = socket
CAPI = _memory.capsule("_socket.CAPI", socket)
del _memory
