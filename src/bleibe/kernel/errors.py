"""What Bleibe refuses: a stable code with parameters; `sentences` says it in German."""


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
