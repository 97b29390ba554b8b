"""The door to numba: there or not there, and what the caller wants."""

from __future__ import annotations

from importlib.util import find_spec

from kohorte.errors import KohorteError


def use_compiled(wanted: bool | None) -> bool:
    """Return whether the compiled path is taken; ``None`` takes it when numba is installed.

    Raises
    ------
    KohorteError
        ``numba_missing``, when it is wanted and numba is not installed.
    """
    installed = find_spec("numba") is not None
    if wanted and not installed:
        raise KohorteError("numba_missing")
    return installed if wanted is None else wanted
