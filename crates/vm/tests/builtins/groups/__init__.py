"""The one-liners that corpus.py asks CPython, by type."""

def cross(receivers, calls):
    return [f"({r}){c}" for r in receivers for c in calls]
