"""Names of areas as German sentences need them: „im Landkreis Uckermark“, „der Stadt …“.

Statistical offices write „Dithmarschen, Landkreis“ or put the kind in a column of
its own; some names carry their kind themselves („Hochsauerlandkreis“, „Region
Hannover“). A name is read once and then bends to its place in the sentence.
"""

import re
from dataclasses import dataclass
from typing import Literal

from bleibe.profiles.released import Place

Gender = Literal["m", "f", "n", ""]

KINDS: dict[str, tuple[Gender, str]] = {
    "landkreis": ("m", "Landkreis"),
    "kreis": ("m", "Kreis"),
    "kreisfreie stadt": ("f", "Stadt"),
    "stadtkreis": ("f", "Stadt"),
    "stadt": ("f", "Stadt"),
    "hansestadt": ("f", "Hansestadt"),
    "landeshauptstadt": ("f", "Landeshauptstadt"),
    "universitätsstadt": ("f", "Universitätsstadt"),
    "wissenschaftsstadt": ("f", "Wissenschaftsstadt"),
    "documenta-stadt": ("f", "Stadt"),
    "klingenstadt": ("f", "Klingenstadt"),
    "gemeinde": ("f", "Gemeinde"),
    "markt": ("m", "Markt"),
    "flecken": ("m", "Flecken"),
    "samtgemeinde": ("f", "Samtgemeinde"),
    "verbandsgemeinde": ("f", "Verbandsgemeinde"),
    "verwaltungsgemeinschaft": ("f", "Verwaltungsgemeinschaft"),
    "verwaltungsverband": ("m", "Verwaltungsverband"),
    "gemeindeverband": ("m", "Gemeindeverband"),
    "amt": ("n", "Amt"),
    "quartier": ("n", "Quartier"),
    "ortsteil": ("m", "Ortsteil"),
    "ortschaft": ("f", "Ortschaft"),
    "stadtteil": ("m", "Stadtteil"),
    "stadtbezirk": ("m", "Stadtbezirk"),
    "regionalverband": ("m", "Regionalverband"),
    "region": ("f", "Region"),
    "städteregion": ("f", "Städteregion"),
    "regierungsbezirk": ("m", "Regierungsbezirk"),
}
LEVELS: dict[str, tuple[Gender, str]] = {
    "quarter": KINDS["quartier"],
    "municipality": ("", ""),
    "association": KINDS["gemeindeverband"],
    "county": KINDS["kreis"],
    "region": KINDS["region"],
    "state": ("", ""),
    "federation": ("", ""),
}
TOWNS = {"Stadt", "Gemeinde", "Hansestadt", "Landeshauptstadt", "Universitätsstadt",
         "Wissenschaftsstadt", "Klingenstadt", "Markt", "Flecken"}  # fmt: skip
ARTICLES = {
    "m": ("der", "im", "des", "den"),
    "f": ("die", "in der", "der", "die"),
    "n": ("das", "im", "des", "das"),
}
SIBILANTS = ("s", "ß", "x", "z")
CARRIES_KREIS = re.compile(r"(?:kreis|-Kreis)(?=$|[ (,/])")


@dataclass(frozen=True)
class AreaName:
    """The name of an area (Name der räumlichen Einheit) and how it bends.

    ``kind`` stands before the proper name („Landkreis“), or is empty where the
    name stands alone; ``gender`` is empty for names without an article.
    """

    proper: str
    kind: str
    gender: Gender

    @property
    def label(self) -> str:
        """For headings: „Landkreis Uckermark“."""
        return f"{self.kind} {self.proper}".strip()

    @property
    def subject(self) -> str:
        """Nominative, within a sentence: „der Landkreis Uckermark“."""
        return f"{ARTICLES[self.gender][0]} {self.label}" if self.gender else self.proper

    @property
    def place(self) -> str:
        """Where: „im Landkreis Uckermark“, „in Musterstadt“."""
        return f"{ARTICLES[self.gender][1]} {self.label}" if self.gender else f"in {self.proper}"

    @property
    def possessive(self) -> str:
        """Whose, after its noun: „des Landkreises Uckermark“, „von Musterstadt“."""
        if not self.gender:
            return f"von {self.proper}"
        article = ARTICLES[self.gender][2]
        if self.gender == "f":
            return f"{article} {self.label}"
        if self.kind:
            return f"{article} {_genitive(self.kind)} {self.proper}"
        return f"{article} {_genitive(self.proper)}"

    @property
    def accusative(self) -> str:
        """After „für“: „den Landkreis Uckermark“, „Musterstadt“."""
        return f"{ARTICLES[self.gender][3]} {self.label}" if self.gender else self.proper


def name_of(name: str, *, level: str, designation: str = "") -> AreaName:
    """Read an office's name and designation of an area."""
    proper, written = _without_kind(name.strip())
    named = _kind(designation) or _kind(written)
    gender, kind = named or LEVELS[level]
    if level in ("state", "federation"):
        return AreaName(proper, "", "n" if proper == "Saarland" else "")
    first, _, rest = proper.partition(" ")
    leading = _kind(first) if rest else None
    if leading and leading[1] not in TOWNS:
        return AreaName(rest, leading[1], leading[0])
    if leading and named is None:
        return AreaName(rest, "", "")
    if level in ("county", "region") and CARRIES_KREIS.search(proper):
        return AreaName(proper, "", "m")
    if kind in TOWNS:
        return AreaName(proper, "", "")
    return AreaName(proper, kind, gender)


def name_of_place(place: Place) -> AreaName:
    """Read the name of a released place."""
    return name_of(place.name, level=place.level, designation=place.designation)


def _kind(text: str) -> tuple[Gender, str] | None:
    return KINDS.get(text.strip().lower())


def _without_kind(name: str) -> tuple[str, str]:
    """„Uckermark, Landkreis“ → („Uckermark“, „Landkreis“); several kinds may follow."""
    parts = [part.strip() for part in name.split(",")]
    kinds = [part for part in parts[1:] if _kind(part)]
    if not kinds:
        return name, ""
    return ", ".join([parts[0], *(part for part in parts[1:] if not _kind(part))]), kinds[-1]


def _genitive(noun: str) -> str:
    return noun + ("es" if noun in ("Amt", "Saarland") or noun.endswith(SIBILANTS) else "s")
