"""What Bleibe refuses: a stable code with parameters; `sentences` says it in German."""

from collections.abc import Mapping
from math import isfinite


class Refused(Exception):
    """Somebody asked for something that a rule or the state does not allow.

    ``code`` is stable; the sentence that people read is looked up by it and
    filled with ``params``. Nothing has been written when it is raised.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(f"{code} {params}" if params else code)
        self.code = code
        self.params = params

    def __reduce__(self) -> tuple[object, ...]:
        return _restore, (type(self), self.code, self.params)


def _restore(kind: "type[Refused]", code: str, params: dict[str, object]) -> "Refused":
    return kind(code, **params)


def as_plain(params: Mapping[str, object]) -> dict[str, object]:
    """Return parameters as plain data, to be kept until somebody reads the sentence."""
    return {name: _plain(value) for name, value in params.items()}


def _plain(value: object) -> object:
    if isinstance(value, list | tuple | range):
        return [_plain(each) for each in value]
    is_number = isinstance(value, int | float) and isfinite(value)
    return value if is_number or value is None else str(value)
