"""What each line of a function does to the process's memory, by the model: @profile, memory_usage()."""

import _memory

_MIB = 1024 * 1024


def memory_usage(proc=-1, interval=0.1, timeout=None, retval=False, max_usage=False, **options):
    """MiB that the process holds; of a call `(function, args, kwargs)`, before and after it."""
    if not isinstance(proc, tuple):
        usage = [_memory.figures()[3] / _MIB]
        return max(usage) if max_usage else usage
    function, args, kwargs = (proc + ((), {}))[:3] if len(proc) < 3 else proc
    usage = [_memory.figures()[3] / _MIB]
    value = function(*args, **kwargs)
    usage.append(_memory.figures()[3] / _MIB)
    usage = max(usage) if max_usage else usage
    return (usage, value) if retval else usage


def profile(func=None, stream=None, precision=1, backend="psutil"):
    """After each call of the function, prints what its lines have taken and given back since it was decorated."""
    if func is None:
        return lambda function: profile(function, stream, precision, backend)
    from functools import wraps
    totals = {}

    @wraps(func)
    def wrapper(*args, **kwargs):
        code = func.__code__
        lines = {place[0] for place in code.co_positions() if place[0]}
        start = _memory.figures()[0]
        before = {line: (net, hits) for line, net, hits in _memory.line_sums() if line in lines}
        try:
            return func(*args, **kwargs)
        finally:
            for line, net, hits in _memory.line_sums():
                if line in lines:
                    net_before, hits_before = before.get(line, (0, 0))
                    net_total, hits_total = totals.get(line, (0, 0))
                    totals[line] = net_total + net - net_before, hits_total + hits - hits_before
            _show(code, start, totals, stream, precision)

    return wrapper


def _show(code, start, totals, stream, precision):
    import linecache
    print(f"Filename: {code.co_filename}\n", file=stream)
    header = "{:>6} {:>12} {:>12}  {:>10}   {:<}"
    title = header.format("Line #", "Mem usage", "Increment", "Occurrences", "Line Contents")
    print(title, "=" * len(title), sep="\n", file=stream)
    first, last = code.co_firstlineno, max(totals, default=code.co_firstlineno)
    usage = start
    for line in range(first, last + 1):
        text = linecache.getline(code.co_filename, line).rstrip("\n")
        if line == first:
            row = _mib(usage, precision), _mib(usage, precision), 1
        elif line in totals and totals[line][1]:
            net, hits = totals[line]
            usage += net
            row = _mib(usage, precision), _mib(net, precision), hits
        else:
            row = "", "", ""
        print(header.format(line, *row, text), file=stream)
    print("\n", file=stream)


def _mib(size, precision):
    return f"{size / _MIB:.{precision}f} MiB"
