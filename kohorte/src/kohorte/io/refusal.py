"""One way to refuse a file, so that every refusal says where and what."""

from collections.abc import Iterable

from kohorte.errors import KohorteError

LONGEST_QUOTE = 80


def shown(text: object) -> str:
    """Return ``text`` fit for a sentence: one line, at most 80 characters."""
    line = " ".join(str(text).split())
    line = "".join(sign if sign.isprintable() else "�" for sign in line)
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"


def _plain(value: object) -> object:
    """Return what JSON can hold: callers store refusals."""
    if isinstance(value, str | int | float) or value is None:
        return value
    return [_plain(each) for each in value] if isinstance(value, Iterable) else str(value)


def refuse(
    code: str,
    *,
    file: str,
    row: int | None = None,
    column: str | int | None = None,
    found: object = None,
    **more: object,
) -> KohorteError:
    """Return the error that says why a file is not read.

    Parameters
    ----------
    code : str
        Stable code, see `kohorte.messages_io`.
    file : str
        Name of the file as the person knows it.
    row : int, optional
        Line of the text file or row of the sheet, counted from 1.
    column : str or int, optional
        Name of the column, or its number counted from 1.
    found : object, optional
        What stood there; shortened to 80 characters.
    **more : object
        Further parameters of the sentence.

    Returns
    -------
    KohorteError
        To be raised by the caller; ``params`` holds only what was given.
    """
    params: dict[str, object] = {"file": shown(file)}
    if row is not None:
        params["row"] = int(row)
    if column is not None:
        params["column"] = shown(column)
    if found is not None:
        params["found"] = shown(found)
    params.update(more)
    params = {name: _plain(value) for name, value in params.items()}
    return KohorteError(code, **params)
