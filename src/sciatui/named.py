"""`NamedTuple` as `typing` has it, and `Enum` and `IntEnum` as `enum` has them, at a fraction of the time.

A process that assesses once and ends spends more on making its classes than on using them; `enum` alone takes a tenth
of it to load. Type checkers see the real ones, and these are used like them, as far as this program uses them. A module
that makes a `NamedTuple` begins with `from __future__ import annotations`, so that its annotations are names and
nothing that has to be worked out. Generic ones stay with `typing`.
"""

from __future__ import annotations

from _collections import _tuplegetter  # type: ignore[import-not-found]  # what a field of `collections.namedtuple` is

__all__ = ["Enum", "IntEnum", "NamedTuple"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from enum import Enum, IntEnum
    from typing import Any, ClassVar, NamedTuple, Self
else:

    class _Maker(type):
        """Makes a field of each annotation. A class made of such a class gets no more of them."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> _Maker:
            """Put the fields in their places."""
            body["__slots__"] = ()
            if bases[0] is not tuple and not bases[0]._fields:
                fields = tuple(body["__annotations__"])
                body["_field_defaults"] = {field: body[field] for field in fields if field in body}
                body["_fields"] = body["__match_args__"] = fields
                body.update((field, _tuplegetter(at, "")) for at, field in enumerate(fields))
            return super().__new__(cls, name, bases, body)

    class NamedTuple(tuple, metaclass=_Maker):
        """A tuple whose parts have names."""

        __slots__ = ()

        _fields: ClassVar[tuple[str, ...]] = ()
        _field_defaults: ClassVar[dict[str, Any]] = {}

        def __new__(cls, *values: Any, **named: Any) -> Self:
            """Make one from its parts in order or by name; what is left out has its default."""
            if not named and len(values) == len(cls._fields):
                return tuple.__new__(cls, values)
            cls.__new__ = staticmethod(_constructor(cls))
            return cls.__new__(cls, *values, **named)

        @classmethod
        def _make(cls, values: Iterable[Any]) -> Self:
            """Make one from its parts in order."""
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"{cls.__name__} takes {len(cls._fields)} parts")
            return made

        def _asdict(self) -> dict[str, Any]:
            """Return the parts by name."""
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, **changes: Any) -> Self:
            """Make another one in which some parts differ."""
            made = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"{type(self).__name__} has no {', '.join(changes)}")
            return made

        def __repr__(self) -> str:
            """Name every part."""
            return f"{type(self).__name__}({', '.join(f'{name}={part!r}' for name, part in self._asdict().items())})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            """Let one be copied to another process."""
            return tuple(self)

    def _constructor(cls: type[NamedTuple]) -> Callable[..., NamedTuple]:
        """Return what takes parts by name and knows the defaults; written as `collections` does, since that is fast."""
        names = ", ".join(cls._fields)
        made = eval(f"lambda _cls, {names}: _new(_cls, ({names},))", {"_new": tuple.__new__})  # noqa: S307 - see there
        made.__defaults__ = tuple(cls._field_defaults.values())
        return made

    class _Members(type):
        """Makes a member of each value in the body of a class."""

        __members__: dict[str, Any]

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> _Members:
            """Put the members in their places."""
            values = {key: value for key, value in body.items() if key[0] != "_" and isinstance(value, str | int)}
            made = super().__new__(cls, name, bases, body)
            made.__members__ = {key: made._member(key, value) for key, value in values.items()}
            for key, member in made.__members__.items():
                setattr(made, key, member)
            return made

        def __call__(cls, value: object) -> Any:
            """Return the member that has this value; raise `ValueError` if none has."""
            for member in cls:
                if member is value or member.value == value:
                    return member
            raise ValueError(f"this is no {cls.__name__}")

        def __iter__(cls) -> Iterator[Any]:
            """Give the members in their order."""
            return iter(cls.__members__.values())

    class Enum(metaclass=_Members):
        """A closed set of values with names."""

        name: str
        value: Any

        @classmethod
        def _member(cls, name: str, value: object) -> Self:
            member = cls._new(value)
            member.name, member.value = name, value
            return member

        @classmethod
        def _new(cls, _: object) -> Self:
            return object.__new__(cls)

        def __repr__(self) -> str:
            """Name the class and the member."""
            return f"<{type(self).__name__}.{self.name}: {self.value!r}>"

        def __reduce__(self) -> tuple[Any, ...]:
            """Stay the same one in a copy and in another process."""
            return type(self), (self.value,)

    class IntEnum(Enum, int):
        """The same of whole numbers; each member is one."""

        __str__ = int.__repr__

        @classmethod
        def _new(cls, value: int) -> Self:
            return int.__new__(cls, value)
