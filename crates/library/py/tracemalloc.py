"""Which lines of the program took the memory that is in use: traces of blocks, snapshots of them, what changed between two.

A trace knows one frame: the line of the program that was being executed. What a library's function takes counts for the
line that called it.
"""

from _tracemalloc import clear_traces, get_traced_memory, is_tracing, line_of, reset_peak, stop, traces
from _tracemalloc import start as _start

_frames = 1


def start(nframe=1, /):
    """Begins to trace; blocks that were there before are not known."""
    global _frames
    if type(nframe) is not int:
        nframe = range(nframe).stop
    if not 1 <= nframe <= 65535:
        raise ValueError("the number of frames must be in range [1; 65535]")
    if not is_tracing():
        _frames = nframe
        _start()


def get_traceback_limit():
    return _frames


def get_tracemalloc_memory():
    """Bytes that tracing itself takes: none of the model's."""
    return 0


def get_object_traceback(obj):
    """Where an object was made; None when that was before start()."""
    line = line_of(obj)
    return None if line is None else Traceback(((_main_file(), line),))


def take_snapshot():
    if not is_tracing():
        raise RuntimeError("the tracemalloc module must be tracing memory allocations to take a snapshot")
    found = traces()
    file = _main_file()
    places = {}
    rows = []
    for size, line in found:
        frames = places.get(line)
        if frames is None:
            frames = places[line] = ((file, line),)
        rows.append((0, size, frames, 1))
    return Snapshot(rows, _frames)


def _main_file():
    import sys
    return getattr(sys.modules.get("__main__"), "__file__", "<unknown>")


def _size_text(size, sign=False):
    plus = "+" if sign else ""
    for unit in ("B", "KiB", "MiB", "GiB", "TiB"):
        if abs(size) < 100 and unit != "B":
            return f"{size:{plus}.1f} {unit}"
        if abs(size) < 10 * 1024 or unit == "TiB":
            return f"{size:{plus}.0f} {unit}"
        size /= 1024


class Frame:
    """A file and a line of it."""

    __slots__ = ("_frame",)

    def __init__(self, frame):
        self._frame = frame

    @property
    def filename(self):
        return self._frame[0]

    @property
    def lineno(self):
        return self._frame[1]

    def __eq__(self, other):
        return self._frame == other._frame if isinstance(other, Frame) else NotImplemented

    def __lt__(self, other):
        return self._frame < other._frame if isinstance(other, Frame) else NotImplemented

    def __le__(self, other):
        return self._frame <= other._frame if isinstance(other, Frame) else NotImplemented

    def __gt__(self, other):
        return self._frame > other._frame if isinstance(other, Frame) else NotImplemented

    def __ge__(self, other):
        return self._frame >= other._frame if isinstance(other, Frame) else NotImplemented

    def __hash__(self):
        return hash(self._frame)

    def __str__(self):
        return f"{self.filename}:{self.lineno}"

    def __repr__(self):
        return f"<Frame filename={self.filename!r} lineno={self.lineno!r}>"


class Traceback:
    """Frames, the oldest first."""

    __slots__ = ("_frames", "_total_nframe")

    def __init__(self, frames, total_nframe=None):
        self._frames = tuple(reversed(frames))
        self._total_nframe = total_nframe

    @property
    def total_nframe(self):
        return self._total_nframe

    def __len__(self):
        return len(self._frames)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(Frame(frame) for frame in self._frames[index])
        return Frame(self._frames[index])

    def __contains__(self, frame):
        return frame._frame in self._frames

    def __iter__(self):
        return (Frame(frame) for frame in self._frames)

    def __hash__(self):
        return hash(self._frames)

    def __eq__(self, other):
        return self._frames == other._frames if isinstance(other, Traceback) else NotImplemented

    def __lt__(self, other):
        return self._frames < other._frames if isinstance(other, Traceback) else NotImplemented

    def __le__(self, other):
        return self._frames <= other._frames if isinstance(other, Traceback) else NotImplemented

    def __gt__(self, other):
        return self._frames > other._frames if isinstance(other, Traceback) else NotImplemented

    def __ge__(self, other):
        return self._frames >= other._frames if isinstance(other, Traceback) else NotImplemented

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        total = "" if self._total_nframe is None else f" total_nframe={self._total_nframe}"
        return f"<Traceback {tuple(self)}{total}>"

    def format(self, limit=None, most_recent_first=False):
        """Lines as a traceback has them, with the source."""
        import linecache
        frames = list(self)
        if limit is not None:
            frames = frames[-limit:] if limit > 0 else frames[:limit]
        if most_recent_first:
            frames.reverse()
        lines = []
        for frame in frames:
            lines.append(f'  File "{frame.filename}", line {frame.lineno}')
            text = linecache.getline(frame.filename, frame.lineno).strip()
            if text:
                lines.append("    " + text)
        return lines


class Trace:
    """A block that is in use."""

    __slots__ = ("_trace",)

    def __init__(self, trace):
        self._trace = trace

    @property
    def domain(self):
        return self._trace[0]

    @property
    def size(self):
        return self._trace[1]

    @property
    def traceback(self):
        return Traceback(*self._trace[2:])

    def __eq__(self, other):
        return self._trace == other._trace if isinstance(other, Trace) else NotImplemented

    def __hash__(self):
        return hash(self._trace)

    def __str__(self):
        return f"{self.traceback}: {_size_text(self.size)}"

    def __repr__(self):
        return f"<Trace domain={self.domain} size={_size_text(self.size)}, traceback={self.traceback!r}>"


class _Traces:
    """A snapshot's traces, made into objects when they are asked for."""

    def __init__(self, rows):
        self._traces = rows

    def __len__(self):
        return len(self._traces)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(Trace(trace) for trace in self._traces[index])
        return Trace(self._traces[index])

    def __contains__(self, trace):
        return trace._trace in self._traces

    def __eq__(self, other):
        return self._traces == other._traces if isinstance(other, _Traces) else NotImplemented

    def __repr__(self):
        return f"<Traces len={len(self)}>"


class Statistic:
    """What one place holds: bytes, and how many blocks."""

    __slots__ = ("traceback", "size", "count")

    def __init__(self, traceback, size, count):
        self.traceback = traceback
        self.size = size
        self.count = count

    def __hash__(self):
        return hash((self.traceback, self.size, self.count))

    def __eq__(self, other):
        if not isinstance(other, Statistic):
            return NotImplemented
        return (self.traceback, self.size, self.count) == (other.traceback, other.size, other.count)

    def __str__(self):
        text = f"{self.traceback}: size={_size_text(self.size)}, count={self.count}"
        if self.count:
            text += f", average={_size_text(self.size / self.count)}"
        return text

    def __repr__(self):
        return f"<Statistic traceback={self.traceback!r} size={self.size} count={self.count}>"

    def _sort_key(self):
        return self.size, self.count, self.traceback


class StatisticDiff:
    """What one place holds, and how that has changed."""

    __slots__ = ("traceback", "size", "size_diff", "count", "count_diff")

    def __init__(self, traceback, size, size_diff, count, count_diff):
        self.traceback = traceback
        self.size = size
        self.size_diff = size_diff
        self.count = count
        self.count_diff = count_diff

    def _all(self):
        return self.traceback, self.size, self.size_diff, self.count, self.count_diff

    def __hash__(self):
        return hash(self._all())

    def __eq__(self, other):
        return self._all() == other._all() if isinstance(other, StatisticDiff) else NotImplemented

    def __str__(self):
        text = (
            f"{self.traceback}: size={_size_text(self.size)} ({_size_text(self.size_diff, True)}), "
            f"count={self.count} ({self.count_diff:+})"
        )
        if self.count:
            text += f", average={_size_text(self.size / self.count)}"
        return text

    def __repr__(self):
        return (
            f"<StatisticDiff traceback={self.traceback!r} size={self.size} ({self.size_diff:+}) "
            f"count={self.count} ({self.count_diff:+})>"
        )

    def _sort_key(self):
        return abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback


class BaseFilter:
    def __init__(self, inclusive):
        self.inclusive = inclusive


class Filter(BaseFilter):
    """Keeps, or leaves out, the traces of files whose name fits a pattern, and of a line of them."""

    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        super().__init__(inclusive)
        self._filename_pattern = filename_pattern
        self.lineno = lineno
        self.all_frames = all_frames
        self.domain = domain

    @property
    def filename_pattern(self):
        return self._filename_pattern

    def _fits_frame(self, filename, lineno):
        from fnmatch import fnmatch
        return fnmatch(filename, self._filename_pattern) and self.lineno in (None, lineno)

    def _match(self, trace):
        domain, _, frames, _ = trace
        frames = frames if self.all_frames else frames[:1]
        fits = any(self._fits_frame(*frame) for frame in frames) == bool(self.inclusive)
        if self.domain is None:
            return fits
        return fits and domain == self.domain if self.inclusive else fits or domain != self.domain


class DomainFilter(BaseFilter):
    """Keeps, or leaves out, the traces of an address space."""

    def __init__(self, inclusive, domain):
        super().__init__(inclusive)
        self._domain = domain

    @property
    def domain(self):
        return self._domain

    def _match(self, trace):
        return (trace[0] == self.domain) == bool(self.inclusive)


class Snapshot:
    """The traces of a moment."""

    def __init__(self, traces, traceback_limit):
        self.traces = _Traces(traces)
        self.traceback_limit = traceback_limit

    def filter_traces(self, filters):
        """A new snapshot of the traces that fit an inclusive filter (if there is one) and every exclusive one."""
        if not isinstance(filters, (list, tuple)):
            if hasattr(filters, "__iter__"):
                filters = list(filters)
            else:
                raise TypeError(f"filters must be a list of filters, not {type(filters).__name__}")
        wanted = [one for one in filters if one.inclusive]
        unwanted = [one for one in filters if not one.inclusive]

        def stays(trace):
            if wanted and not any(one._match(trace) for one in wanted):
                return False
            return all(one._match(trace) for one in unwanted)

        return Snapshot([trace for trace in self.traces._traces if stays(trace)], self.traceback_limit)

    def _sums(self, key_type, cumulative):
        if key_type not in ("traceback", "filename", "lineno"):
            raise ValueError(f"unknown key_type: {key_type!r}")
        if cumulative and key_type not in ("lineno", "filename"):
            raise ValueError(f"cumulative mode cannot by used with key type {key_type!r}")
        sums = {}
        for _, size, frames, total in self.traces._traces:
            if key_type == "traceback":
                keys = [frames]
            else:
                keys = frames if cumulative else frames[:1]
                keys = [((name, line if key_type == "lineno" else 0),) for name, line in keys]
            for key in keys:
                statistic = sums.get(key)
                if statistic is None:
                    sums[key] = Statistic(Traceback(key), size, 1)
                else:
                    statistic.size += size
                    statistic.count += 1
        return sums

    def statistics(self, key_type, cumulative=False):
        """The places that hold memory, the most first."""
        found = list(self._sums(key_type, cumulative).values())
        found.sort(reverse=True, key=Statistic._sort_key)
        return found

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        """The places and how they have changed since another snapshot, the greatest change first."""
        now, before = self._sums(key_type, cumulative), old_snapshot._sums(key_type, cumulative)
        changes = []
        for key in now | before:
            one, other = now.get(key), before.get(key)
            size, count = (one.size, one.count) if one else (0, 0)
            old_size, old_count = (other.size, other.count) if other else (0, 0)
            place = (one or other).traceback
            changes.append(StatisticDiff(place, size, size - old_size, count, count - old_count))
        changes.sort(reverse=True, key=StatisticDiff._sort_key)
        return changes
