"""There are no files in other places."""


def mktemp(suffix="", prefix="tmp", dir=None):
    return f"/tmp/{prefix}afterdel{suffix}"
