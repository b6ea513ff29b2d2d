"""The part of objgraph that counts objects and follows references; graphs are written as text."""

import gc
import sys


def _short(obj):
    return type(obj).__name__


def _long(obj):
    kind = type(obj)
    module = kind.__module__
    return kind.__name__ if module == "builtins" else f"{module}.{kind.__name__}"


def count(typename, objects=None):
    """Returns how many objects the collector knows of a type of this name."""
    return len(by_type(typename, objects))


def by_type(typename, objects=None):
    name_of = _long if "." in typename else _short
    return [obj for obj in (gc.get_objects() if objects is None else objects) if name_of(obj) == typename]


def typestats(objects=None, shortnames=True, filter=None):
    name_of = _short if shortnames else _long
    stats = {}
    for obj in gc.get_objects() if objects is None else objects:
        if filter is None or filter(obj):
            name = name_of(obj)
            stats[name] = stats.get(name, 0) + 1
    return stats


def most_common_types(limit=10, objects=None, shortnames=True, filter=None):
    stats = sorted(typestats(objects, shortnames, filter).items(), key=lambda row: row[1], reverse=True)
    return stats[:limit] if limit else stats


def show_most_common_types(limit=10, objects=None, shortnames=True, file=None, filter=None):
    stats = most_common_types(limit, objects, shortnames, filter)
    width = max((len(name) for name, _ in stats), default=0)
    for name, number in stats:
        print(f"{name:<{width}} {number}", file=file)


def growth(limit=10, peak_stats={}, shortnames=True, filter=None):
    """Returns name, count, increase of the types that have more objects than at any call before."""
    gc.collect()
    rows = []
    for name, number in typestats(None, shortnames, filter).items():
        before = peak_stats.get(name, 0)
        if number > before:
            rows.append((name, number, number - before))
            peak_stats[name] = number
    rows.sort(key=lambda row: row[2], reverse=True)
    return rows[:limit] if limit else rows


def show_growth(limit=10, peak_stats=None, shortnames=True, file=None, filter=None):
    rows = growth(limit, shortnames=shortnames, filter=filter, **({} if peak_stats is None else {"peak_stats": peak_stats}))
    width = max((len(name) for name, _, _ in rows), default=0)
    for name, number, delta in rows:
        print(f"{name:<{width}}{number:9d} {delta:+9d}", file=file)


def get_leaking_objects(objects=None):
    """Returns the objects that no object known to the collector refers to."""
    if objects is None:
        gc.collect()
        objects = gc.get_objects()
    held = {id(part) for obj in objects for part in gc.get_referents(obj)}
    return [obj for obj in objects if id(obj) not in held]


def is_proper_module(obj):
    return type(obj) is type(sys) and sys.modules.get(obj.__name__) is obj


def _find_chain(obj, predicate, max_depth, ignore, neighbours):
    # Breadth first; where each came from is known by id, so that only the queue refers to what was found.
    queue, came_from, depths = [obj], {id(obj): None}, {id(obj): 0}
    ignore = {*ignore, id(queue), id(came_from)}
    for target in queue:
        if predicate(target):
            chain = []
            while target is not None:
                chain.append(target)
                target = came_from[id(target)]
            return chain
        if depths[id(target)] < max_depth:
            for source in neighbours(target):
                if id(source) not in ignore and id(source) not in depths:
                    came_from[id(source)] = target
                    depths[id(source)] = depths[id(target)] + 1
                    queue.append(source)
    return [obj]


def find_backref_chain(obj, predicate, max_depth=20, extra_ignore=()):
    """Returns the shortest chain of references that ends with obj and begins with what predicate says."""
    return _find_chain(obj, predicate, max_depth, extra_ignore, gc.get_referrers)


def find_ref_chain(obj, predicate, max_depth=20, extra_ignore=()):
    return _find_chain(obj, predicate, max_depth, extra_ignore, gc.get_referents)[::-1]


def _label(obj):
    try:
        text = repr(obj)
    except Exception:
        text = "(unrepresentable)"
    return f"{_short(obj)} {text if len(text) <= 60 else text[:57] + '...'}"


def _show(objs, max_depth, ignore, keep, too_many, neighbours, arrow):
    objs = objs if isinstance(objs, (list, tuple)) else [objs]
    seen = set()

    def walk(obj, depth):
        again = id(obj) in seen
        seen.add(id(obj))
        print("  " * depth + (arrow if depth else "") + _label(obj) + (" (again)" if again else ""))
        if again or depth >= max_depth:
            return
        found = neighbours(obj)
        parts.append(id(found))
        shown = [part for part in found if id(part) not in parts and (keep is None or keep(part))]
        parts.append(id(shown))
        left = len(shown) - too_many
        del shown[too_many:]
        for part in shown:
            if type(part).__name__ not in ("frame", "cell"):
                walk(part, depth + 1)
        if left > 0:
            print("  " * (depth + 1) + f"{left} more")
        del parts[-2:]

    parts = [*ignore, id(objs)]
    for obj in objs:
        walk(obj, 0)


def show_backrefs(objs, max_depth=3, extra_ignore=(), filter=None, too_many=10, **_):
    """Writes what refers to the objects, and what refers to that."""
    _show(objs, max_depth, extra_ignore, filter, too_many, gc.get_referrers, "<- ")


def show_refs(objs, max_depth=3, extra_ignore=(), filter=None, too_many=10, **_):
    _show(objs, max_depth, extra_ignore, filter, too_many, gc.get_referents, "-> ")


def show_chain(chain, **_):
    for depth, obj in enumerate(chain):
        print("  " * depth + ("-> " if depth else "") + _label(obj))
