"""How enum makes the members of a class and chooses its methods."""

import enum

__name__ = "enum"


class _proto_member:
    # Stands in the class body for a member, until the class is there.
    def __init__(self, value):
        self.value = value

    def __set_name__(self, cls, name):
        type.__delattr__(cls, name)
        _add_member(cls, name, self.value)


def _add_member(cls, name, value):
    is_flag = enum._Flag is not None and issubclass(cls, enum._Flag)
    args = value if isinstance(value, tuple) else (value,)
    if cls._member_type_ is tuple:
        args = (args,)
    new = cls._new_member_
    made = new(cls, *args) if cls._use_args_ else new(cls)
    if not hasattr(made, "_value_"):
        if cls._member_type_ is object:
            made._value_ = value
        else:
            try:
                made._value_ = cls._member_type_(*args)
            except Exception as exc:
                raise TypeError("_value_ not set in __new__, unable to create it") from exc
    value = made._value_
    made._name_ = name
    made.__objclass__ = cls
    made.__init__(*args)
    made._sort_order_ = len(cls._member_names_)
    if is_flag and isinstance(value, int) and value >= 0:
        cls._flag_mask_ |= value
        if enum._is_single_bit(value):
            cls._singles_mask_ |= value
        cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
    known = _known_member(cls, value)
    if known is not None:
        made = known
    elif not is_flag or isinstance(value, int) and enum._is_single_bit(value):
        cls._member_names_.append(name)
    _bind_name(cls, name, made)
    try:
        cls._value2member_map_.setdefault(value, made)
        if value not in cls._hashable_values_:
            cls._hashable_values_.append(value)
    except TypeError:
        cls._unhashable_values_.append(value)
        cls._unhashable_values_map_.setdefault(name, []).append(value)


def _known_member(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for made in cls._member_map_.values():
            if made._value_ == value:
                return made
    return None


def _bind_name(cls, name, made):
    # Where a base has a descriptor of the name, both must be reachable: the member through the class.
    bound = made
    for base in cls.__mro__[1:]:
        found = base.__dict__.get(name)
        if found is not None and (isinstance(found, enum.property) or enum._is_descriptor(found)):
            bound = enum.property(*(getattr(found, part, None) for part in ("fget", "fset", "fdel")))
            bound._member = made
            bound.__set_name__(cls, name)
            if bound.fget is None and not isinstance(found, enum.property) and hasattr(found, "__get__"):
                bound.fget = lambda self, found=found: found.__get__(self, type(self))
            break
    type.__setattr__(cls, name, bound)
    cls._member_map_[name] = made


def _choose_methods(cls, namespace, bases, first_enum, member_type):
    # What a class is shown as: its own methods first, then Enum's, and for ReprEnum the data type's.
    chosen = set(namespace)
    if enum.ReprEnum is not None and enum.ReprEnum in bases:
        if member_type is object:
            raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
        if "__format__" not in chosen:
            cls.__format__ = member_type.__format__
        if "__str__" not in chosen:
            plain = member_type.__str__
            cls.__str__ = member_type.__repr__ if plain == object.__str__ else plain
        chosen |= {"__format__", "__str__"}
    for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
        if name not in chosen and getattr(cls, name) in (getattr(member_type, name), getattr(object, name)):
            setattr(cls, name, getattr(first_enum, name))
    if enum._Flag is not None and issubclass(cls, enum._Flag):
        for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
            if name not in namespace:
                setattr(cls, name, getattr(enum._Flag, name))
