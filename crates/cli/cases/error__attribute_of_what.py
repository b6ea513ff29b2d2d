# Which object an AttributeError tells, and so keeps alive, when an attribute cannot be deleted.
import types


class Plain:
    pass


class Slotted:
    __slots__ = "s"


class Module(types.ModuleType):
    pass


def told(what, obj, name):
    try:
        delattr(obj, name)
    except AttributeError as error:
        print(what, "|", error, "|", type(error.obj).__name__, error.name)


plain = Plain()
told("values in the instance", plain, "x")
plain.a = 1
plain.__dict__
told("a dict that shares them", plain, "x")
plain.__dict__ = {"n": 0}
told("a dict of its own", plain, "x")
told("slot", Slotted(), "s")
told("no such slot", Slotted(), "y")
told("int", 5, "x")
told("class", Plain, "x")
told("module", types.ModuleType("m"), "x")
told("module of a class", Module("m"), "x")
told("function", told, "x")
