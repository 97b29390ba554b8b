"""Official keys of German regions: always text, leading zeros kept."""

import re
from collections.abc import Callable
from typing import Final

from kohorte.errors import KohorteError

GERMANY: Final = "DG"
INVENTED: Final = "99"
"""No Land has this number: it is for examples and demonstrations."""
LEVELS: Final = (
    "bund",
    "land",
    "regbez",
    "region",
    "kreis",
    "verband",
    "gemeinde",
    "quartier",
    "other",
)
LEVEL_OF_LENGTH: Final = {
    2: "land",
    3: "regbez",
    4: "region",
    5: "kreis",
    8: "gemeinde",
    9: "verband",
    12: "gemeinde",
}
LEVEL_OF_VARIABLE: Final = {
    "DINSG": "bund",
    "GEODL1": "bund",
    "DLAND": "land",
    "GEOBL1": "land",
    "REGBEZ": "regbez",
    "GEORB1": "regbez",
    "KREISE": "kreis",
    "GEOLK1": "kreis",
    "GEOLK4": "kreis",
    "GEOVB1": "verband",
    "GEOVB2": "verband",
    "GEMEIN": "gemeinde",
    "FGEMEIN": "gemeinde",
    "GEOGM1": "gemeinde",
    "GEOGM4": "gemeinde",
    "GEOGM5": "gemeinde",
}
DIGITS: Final = re.compile(r"[0-9]+")
SHORTENED: Final = {1: 2, 4: 5, 7: 8, 11: 12}


def is_official(key: str) -> bool:
    """Say whether ``key`` has the shape of an official key.

    ``DG``, or 2, 3, 5, 8, 9 or 12 digits that begin with a Land from 01 to 16, or with
    99 for an invented one.
    """
    if key == GERMANY:
        return True
    if len(key) not in LEVEL_OF_LENGTH or len(key) == 4 or not DIGITS.fullmatch(key):
        return False
    return "01" <= key[:2] <= "16" or key[:2] == INVENTED


def lost_zero(key: str) -> str:
    """Return the key that ``key`` probably was before a leading zero got lost, or "".

    Spreadsheets turn 01001 into 1001. Only Länder 01 to 09 can lose a zero. Two digits
    above 16 are a Regierungsbezirk such as 031.
    """
    if not DIGITS.fullmatch(key) or key[0] == "0":
        return ""
    if len(key) in SHORTENED or (len(key) == 2 and "16" < key < INVENTED):
        return "0" + key
    return ""


def pad(key: str, *, length: int) -> str:
    """Return ``key`` with leading zeros up to ``length`` digits.

    Raises
    ------
    KohorteError
        ``no_official_key`` if ``key`` is not made of digits or is longer than ``length``.
    """
    if not DIGITS.fullmatch(key) or len(key) > length:
        raise KohorteError("no_official_key", found=key)
    return key.zfill(length)


def ags_of(ars: str) -> str:
    """Return the 8-digit Amtlicher Gemeindeschlüssel of a 12-digit ARS.

    AGS = Land, Regierungsbezirk, Kreis (ARS 0-5) and Gemeinde (ARS 9-12); the four digits
    of the Verband drop out.

    Raises
    ------
    KohorteError
        ``no_official_key`` unless ``ars`` has 12 digits.
    """
    if len(ars) != 12 or not DIGITS.fullmatch(ars):
        raise KohorteError("no_official_key", found=ars)
    return ars[:5] + ars[9:]


def ars_of(ags: str, *, association: str) -> str:
    """Return the 12-digit ARS of an 8-digit AGS and the 4 digits of its Verband.

    Raises
    ------
    KohorteError
        ``no_official_key`` unless there are 8 and 4 digits.
    """
    if len(ags) != 8 or len(association) != 4 or not DIGITS.fullmatch(ags + association):
        raise KohorteError("no_official_key", found=f"{ags} {association}")
    return ags[:5] + association + ags[5:]


def kreis_of(key: str) -> str:
    """Return the 5 digits of the Kreis of a Kreis, Verband or Gemeinde key.

    Raises
    ------
    KohorteError
        ``no_official_key`` if the key is above the Kreise or no official key.
    """
    if not is_official(key) or len(key) < 5:
        raise KohorteError("no_official_key", found=key)
    return key[:5]


def land_of(key: str) -> str:
    """Return the 2 digits of the Land of any official key but ``DG``.

    Raises
    ------
    KohorteError
        ``no_official_key`` for ``DG`` and for what is no official key.
    """
    if key == GERMANY or not is_official(key):
        raise KohorteError("no_official_key", found=key)
    return key[:2]


def level_of(key: str, *, variable_code: str = "") -> str:
    """Return the level of the region behind a key.

    Parameters
    ----------
    key : str
        Official key, or a key of the user's own.
    variable_code : str
        Code of the regional variable in a GENESIS table, for instance ``KREISE``. It
        decides only where the length of the key does not: in ``KREISE`` tables keys of 8
        digits are municipalities with the rights of a Kreis (Göttingen, Aachen).

    Returns
    -------
    str
        One of `LEVELS`; "quartier" for a key that is no official one.
    """
    if key == GERMANY:
        return "bund"
    if is_official(key):
        return LEVEL_OF_LENGTH[len(key)]
    return LEVEL_OF_VARIABLE.get(variable_code, "quartier")


def parent_of(key: str) -> str:
    """Return the key one level up; "" above Germany.

    Gemeinde (ARS) → Verband → Kreis → Land → ``DG``; a Gemeinde given by its AGS goes
    straight to the Kreis, because the AGS does not name the Verband. A Regierungsbezirk
    belongs to the Land; a Kreis too, since not every Land has Regierungsbezirke.

    Raises
    ------
    KohorteError
        ``no_official_key`` for what is no official key.
    """
    if key == GERMANY:
        return ""
    if not is_official(key):
        raise KohorteError("no_official_key", found=key)
    cut: dict[int, Callable[[str], str]] = {
        2: lambda _: GERMANY,
        3: land_of,
        5: land_of,
        8: kreis_of,
        9: kreis_of,
        12: lambda ars: ars[:9],
    }
    return cut[len(key)](key)
