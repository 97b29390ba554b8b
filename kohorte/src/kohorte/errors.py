"""What this library refuses, and how it says so."""


class KohorteError(ValueError):
    """An input the engine will not compute with.

    ``code`` is stable: callers look up their own sentence by it and fill in
    ``params``. The text of the exception itself is for logs and developers;
    `kohorte.messages` holds one sentence per code in German and English.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(f"{code} {params}" if params else code)
        self.code = code
        self.params = params

    def __reduce__(self) -> tuple[object, ...]:
        return _restore, (type(self), self.code, self.params)


def _restore(kind: type[KohorteError], code: str, params: dict[str, object]) -> KohorteError:
    return kind(code, **params)
