"""Dataclasses that cost next to nothing to declare, for what every command imports and few make.

Python's own writes and compiles six methods for each class as it is declared: a check declared 65 and spent a third of its time on that.
Here the methods are the same for all classes, and only `__init__` is compiled, when the first one of a class is made. To type checkers, and
to whoever asks for its fields, such a class is a dataclass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    from operator import attrgetter

    MISSING = object()

    class Field:
        """What a class says of one field beyond its type."""

        def __init__(self, default=MISSING, default_factory=None, *, init=True, compare=True, repr=True):
            self.default, self.factory, self.init, self.compare, self.repr = default, default_factory, init, compare, repr

    def field(**said):
        """As `dataclasses.field`: default, default_factory, init, compare, repr."""
        return Field(**said)

    def dataclass(cls=None, /, *, frozen=False, eq=True):
        """As `dataclasses.dataclass`; what a class defines itself is left alone."""
        if cls is None:
            return lambda cls: dataclass(cls, frozen=frozen, eq=eq)
        cls.__values__ = _fields(cls)
        compared = [name for name, one in cls.__values__.items() if one.compare]
        cls.__compared__ = attrgetter(*compared) if compared else type
        cls.__dataclass_fields__, cls.__dataclass_params__ = _Asked("__dataclass_fields__", frozen), _Asked("__dataclass_params__", frozen)
        methods = {"__init__": _init_later(cls), "__repr__": _repr}
        methods |= {"__eq__": _eq, "__hash__": _hash if frozen else None} if eq else {}
        methods |= {"__setattr__": _set, "__delattr__": _delete} if frozen else {}
        for name, method in methods.items():
            if name not in vars(cls) or (name == "__hash__" and vars(cls)[name] is None):
                setattr(cls, name, method)
        return cls

    def replace(one, /, **changes):
        """As `dataclasses.replace`."""
        held = vars(one)
        return type(one)(**({name: held[name] for name, said in one.__values__.items() if said.init} | changes))

    def _fields(cls):
        """The fields of its bases, then its own, with what stands for a field's value taken off the class."""
        found = {name: one for base in reversed(cls.__mro__[1:]) for name, one in vars(base).get("__values__", {}).items()}
        for name, type_ in cls.__dict__.get("__annotations__", {}).items():
            if type_.startswith("ClassVar"):
                continue
            said = vars(cls).get(name, MISSING)
            found[name] = said if isinstance(said, Field) else Field(said)
            if said is found[name] and said.default is not MISSING:
                setattr(cls, name, said.default)
            elif said is found[name]:
                delattr(cls, name)
        return found

    def _init_later(cls):
        """An `__init__` that compiles the real one when it is first called."""

        def __init__(self, *args, **named):
            cls.__init__ = made = _init(cls)
            made(self, *args, **named)

        return __init__

    def _init(cls):
        known, words, given = {"MISSING": MISSING}, ["self"], []
        for name, one in cls.__values__.items():
            known |= {f"default_{name}": one.default, f"make_{name}": one.factory}
            default = "MISSING" if one.factory else f"default_{name}"
            if one.init:
                words.append(name if one.default is MISSING and not one.factory else f"{name}={default}")
                given.append(f"{name}=make_{name}() if {name} is MISSING else {name}" if one.factory else f"{name}={name}")
            elif one.factory or one.default is not MISSING:
                given.append(f"{name}=make_{name}()" if one.factory else f"{name}=default_{name}")
        after = "; self.__post_init__()" if hasattr(cls, "__post_init__") else ""
        exec(f"def __init__({', '.join(words)}): self.__dict__.update({', '.join(given)}){after}", known)  # noqa: S102 - of our own names
        return known["__init__"]

    def _repr(self):
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name, one in self.__values__.items() if one.repr)
        return f"{type(self).__qualname__}({shown})"

    def _eq(self, other):
        return self.__compared__(self) == other.__compared__(other) if type(self) is type(other) else NotImplemented

    def _hash(self):
        return hash(self.__compared__(self))

    def _set(self, name, value):
        raise AttributeError(f"cannot assign to field {name!r}")

    def _delete(self, name):
        raise AttributeError(f"cannot delete field {name!r}")

    class _Asked:
        """What `dataclasses` asks of a class, taken from a twin that it makes itself."""

        def __init__(self, name, frozen):
            self.name, self.frozen = name, frozen

        def __get__(self, one, owner):
            import dataclasses

            return getattr(_twin(owner, self.frozen, dataclasses), self.name)

    def _twin(cls, frozen, dataclasses):
        fields = []
        for name, one in cls.__values__.items():
            default = {"default_factory": one.factory} if one.factory else {} if one.default is MISSING else {"default": one.default}
            fields.append((name, _annotation(cls, name), dataclasses.field(init=one.init, compare=one.compare, repr=one.repr, **default)))
        return dataclasses.make_dataclass(cls.__name__, fields, frozen=frozen)

    def _annotation(cls, name):
        return next(said[name] for base in cls.__mro__ if name in (said := vars(base).get("__annotations__", {})))


__all__ = ["dataclass", "field", "replace"]
