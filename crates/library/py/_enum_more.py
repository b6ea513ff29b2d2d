"""What enum needs seldom: the functional form, verify, global members."""

import enum
from enum import Enum, StrEnum, _is_single_bit, _iter_bits_lsb

__name__ = "enum"


def create(cls, class_name, names, module, qualname, data_type, start, boundary):
    """The class that `Enum("Name", names)` makes."""
    metacls = cls.__class__
    bases = (cls,) if data_type is None else (data_type, cls)
    classdict = metacls.__prepare__(class_name, bases)
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
        original, names, last_values = names, [], []
        _, first_enum = cls._get_mixins_(class_name, bases)
        for count, name in enumerate(original):
            value = first_enum._generate_next_value_(name, start, count, last_values[:])
            last_values.append(value)
            names.append((name, value))
    for item in names or ():
        name, value = (item, names[item]) if isinstance(item, str) else item
        classdict[name] = value
    if module is None:
        from sys import _getframe

        module = _getframe(2).f_globals.get("__name__")
    if module is not None:
        classdict["__module__"] = module
    if qualname is not None:
        classdict["__qualname__"] = qualname
    return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)


def dataclass_repr(self):
    shown = ((name, getattr(self, name)) for name, f in self.__dataclass_fields__.items() if f.repr)
    return ", ".join(f"{name}={value!r}" for name, value in shown)


class EnumCheck(StrEnum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        is_flag = enum._Flag is not None and issubclass(enumeration, enum._Flag)
        for check in self.checks:
            if check is UNIQUE:
                enum_type = [(name, made.name) for name, made in enumeration.__members__.items() if name != made.name]
                if enum_type:
                    details = ", ".join(f"{alias} -> {name}" for alias, name in enum_type)
                    raise ValueError(f"aliases found in {enumeration!r}: {details}")
            elif check is CONTINUOUS:
                _check_continuous(enumeration, is_flag)
            elif check is NAMED_FLAGS:
                _check_named(enumeration)
        return enumeration


def _check_continuous(enumeration, is_flag):
    values = {made.value for made in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    if is_flag:
        missing = [2**i for i in range(low.bit_length(), high.bit_length()) if 2**i not in values]
    else:
        missing = [i for i in range(low + 1, high) if i not in values]
    if missing:
        kind = "flag" if is_flag else "enum"
        raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {', '.join(map(str, missing))}"[:256])


def _check_named(enumeration):
    names = enumeration._member_names_
    values = [made.value for made in enumeration]
    missing_names, missing_value = [], 0
    for name, alias in enumeration._member_map_.items():
        if name in names or alias.value < 0:
            continue
        missed = [v for v in _iter_bits_lsb(alias.value) if v not in values]
        if missed:
            missing_names.append(name)
            for v in missed:
                missing_value |= v
    if missing_names:
        if len(missing_names) == 1:
            aliases = f"alias {missing_names[0]} is missing"
        else:
            aliases = f"aliases {', '.join(missing_names[:-1])} and {missing_names[-1]} are missing"
        if _is_single_bit(missing_value):
            value = f"value 0x{missing_value:x}"
        else:
            value = f"combined values of 0x{missing_value:x}"
        raise ValueError(
            f"invalid Flag {enumeration.__name__!r}: {aliases} {value} [use enum.show_flag_values(value) for details]"
        )


def bin(num, max_bits=None):
    ceiling = 2 ** num.bit_length()
    digits = format(num + ceiling, "b")[1:] if num >= 0 else format(~num ^ (ceiling - 1) | ceiling, "b")[1:]
    sign = "0b0" if num >= 0 else "0b1"
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign[-1] * max_bits + digits)[-max_bits:]
    return f"{sign} {digits}"


def show_flag_values(value):
    return list(_iter_bits_lsb(value))


def global_enum_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    return f"{module}.{self._name_}"


def global_flag_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_})"
    return "|".join(f"{module}.{name}" for name in self._name_.split("|"))


def global_str(self):
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_})"
    return self._name_


def global_enum(cls, update_str=False):
    import sys

    is_flag = enum._Flag is not None and issubclass(cls, enum._Flag)
    cls.__repr__ = global_flag_repr if is_flag else global_enum_repr
    if not issubclass(cls, enum.ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    def convert(cls):
        body = type(etype).__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__"):
                body[name] = value
        return type(etype)(cls.__name__, (etype,), body, boundary=boundary)

    return convert


def _test_simple_enum(checked_enum, simple_enum):
    """Raise TypeError unless two enumerations are alike."""
    ignored = {"__annotations__", "__annotate__", "__annotate_func__", "__annotations_cache__", "__doc__"}
    ignored |= {"__module__", "__objclass__", "__qualname__", "__static_attributes__", "__firstlineno__"}
    members = {"_member_map_", "_member_names_", "_member_type_", "_value2member_map_", "_unhashable_values_"}
    failed = []
    if checked_enum.__dict__ != simple_enum.__dict__:
        one, other = checked_enum.__dict__, simple_enum.__dict__
        for key in set(one) | set(other) - ignored - members:
            if key in ignored or key in members or key in one and isinstance(one[key], enum.property):
                continue
            if key not in one or key not in other:
                failed.append(f"{'extra' if key not in one else 'missing'} key: {key!r}")
            elif not callable(one[key]) and key not in checked_enum._member_map_ and _plain(one[key], other[key]):
                failed.append(f"{key}: {one[key]!r} is not {other[key]!r}")
        for name in checked_enum._member_names_:
            a, b = (getattr(cls, "_member_map_", {}).get(name) for cls in (checked_enum, simple_enum))
            if b is None:
                failed.append(f"missing member from simple enum: {name!r}")
            elif a._value_ != b._value_:
                failed.append(f"{name}: value {a._value_!r} is not {b._value_!r}")
        failed += [
            f"extra member in simple enum: {name!r}"
            for name in simple_enum._member_names_
            if name not in checked_enum._member_names_
        ]
    if failed:
        raise TypeError("enum mismatch:\n   " + "\n   ".join(failed))


def _plain(one, other):
    return isinstance(one, (int, str, tuple, list, type(None))) and one != other
