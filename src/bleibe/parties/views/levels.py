"""The levels of areas as German words in addresses."""

from bleibe.parties.models import Area

WORDS = {
    Area.Level.QUARTER: "quartier",
    Area.Level.MUNICIPALITY: "gemeinde",
    Area.Level.ASSOCIATION: "gemeindeverband",
    Area.Level.COUNTY: "kreis",
    Area.Level.REGION: "region",
    Area.Level.STATE: "land",
    Area.Level.FEDERATION: "bund",
}
LEVELS = {word: level for level, word in WORDS.items()}


class LevelConverter:
    """Turns „gemeinde“ in an address into the level and back."""

    regex = "|".join(LEVELS)

    def to_python(self, word: str) -> Area.Level:
        return LEVELS[word]

    def to_url(self, level: str) -> str:
        return WORDS[Area.Level(level)]
