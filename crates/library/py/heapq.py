"""Heaps: lists in which item k is never greater than items 2k+1 and 2k+2."""

import sys as _sys

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def heappush(heap, item, /):
    heap.append(item)
    _siftdown(heap, 0, len(heap) - 1)


def heappop(heap, /):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if heap:
        first = heap[0]
        heap[0] = last
        _siftup(heap, 0)
        return first
    return last


def heapreplace(heap, item, /):
    if not heap:
        raise IndexError("index out of range")
    first = heap[0]
    heap[0] = item
    _siftup(heap, 0)
    return first


def heappushpop(heap, item, /):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _siftup(heap, 0)
    return item


def heapify(heap, /):
    for i in reversed(range(len(heap) // 2)):
        _siftup(heap, i)


def heappush_max(heap, item, /):
    heap.append(item)
    _siftdown_max(heap, 0, len(heap) - 1)


def heappop_max(heap, /):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if heap:
        first = heap[0]
        heap[0] = last
        _siftup_max(heap, 0)
        return first
    return last


def heapreplace_max(heap, item, /):
    if not heap:
        raise IndexError("index out of range")
    first = heap[0]
    heap[0] = item
    _siftup_max(heap, 0)
    return first


def heappushpop_max(heap, item, /):
    if heap and item < heap[0]:
        item, heap[0] = heap[0], item
        _siftup_max(heap, 0)
    return item


def heapify_max(heap, /):
    for i in reversed(range(len(heap) // 2)):
        _siftup_max(heap, i)


def _siftdown(heap, start, pos):
    # The item at pos rises until its parent is not greater.
    item = heap[pos]
    while pos > start:
        parent_pos = (pos - 1) >> 1
        parent = heap[parent_pos]
        if not item < parent:
            break
        heap[pos] = parent
        pos = parent_pos
    heap[pos] = item


def _siftup(heap, pos):
    # The smaller child rises all the way to a leaf; then the item rises from there.
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _siftdown(heap, start, pos)


def _siftdown_max(heap, start, pos):
    item = heap[pos]
    while pos > start:
        parent_pos = (pos - 1) >> 1
        parent = heap[parent_pos]
        if not parent < item:
            break
        heap[pos] = parent
        pos = parent_pos
    heap[pos] = item


def _siftup_max(heap, pos):
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _siftdown_max(heap, start, pos)


def merge(*iterables, key=None, reverse=False):
    heap = []
    if reverse:
        make, drop, replace, direction = _heapify_max, _heappop_max, _heapreplace_max, -1
    else:
        make, drop, replace, direction = heapify, heappop, heapreplace, 1
    for order, it in enumerate(map(iter, iterables)):
        for value in it:
            by = value if key is None else key(value)
            heap.append([by, order * direction, value, it])
            break
    make(heap)
    while len(heap) > 1:
        entry = heap[0]
        while True:
            yield entry[2]
            for value in entry[3]:
                entry[0] = value if key is None else key(value)
                entry[2] = value
                replace(heap, entry)
                break
            else:
                drop(heap)
            if len(heap) < 2 or heap[0] is not entry:
                break
    if heap:
        _, _, value, it = heap[0]
        yield value
        yield from it


def nsmallest(n, iterable, key=None):
    if n == 1:
        found = [] if (best := min(iterable, default=_nothing, key=key)) is _nothing else [best]
        return found
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        size = None
    if size is not None and n >= size:
        return sorted(iterable, key=key)[:n]
    it = iter(iterable)
    result = [(value if key is None else key(value), i, value) for i, value in zip(range(n), it)]
    if not result:
        return []
    _heapify_max(result)
    top = result[0][0]
    for order, value in enumerate(it, n):
        by = value if key is None else key(value)
        if by < top:
            _heapreplace_max(result, (by, order, value))
            top = result[0][0]
    result.sort()
    return [value for _, _, value in result]


def nlargest(n, iterable, key=None):
    if n == 1:
        found = [] if (best := max(iterable, default=_nothing, key=key)) is _nothing else [best]
        return found
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        size = None
    if size is not None and n >= size:
        return sorted(iterable, key=key, reverse=True)[:n]
    it = iter(iterable)
    result = [(value if key is None else key(value), -i, value) for i, value in zip(range(n), it)]
    if not result:
        return []
    heapify(result)
    top = result[0][0]
    for order, value in enumerate(it, n):
        by = value if key is None else key(value)
        if top < by:
            heapreplace(result, (by, -order, value))
            top = result[0][0]
    result.sort(reverse=True)
    return [value for _, _, value in result]


_nothing = object()


_heapify_max, _heappop_max, _heapreplace_max = heapify_max, heappop_max, heapreplace_max
if _sys.version_info >= (3, 14):
    __all__ += ["heappush_max", "heappop_max", "heapify_max", "heapreplace_max", "heappushpop_max"]
else:
    del heappush_max, heappop_max, heapify_max, heapreplace_max, heappushpop_max
