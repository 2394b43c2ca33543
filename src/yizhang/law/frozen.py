"""Values by name that nothing changes, the base of records and of an edition's numbers: equal when they hold the same."""

from __future__ import annotations


class Frozen:
    """Holds its values in its `__dict__`, filled once while it is made."""

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} can't be changed; make another one")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), tuple(sorted((name, repr(value)) for name, value in self.__dict__.items()))))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"
