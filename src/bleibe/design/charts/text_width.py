"""How wide a text is: upper bounds from the advance widths of Fira Sans, all weights we use."""

_CHARACTERS_BY_WIDTH = {
    240: "',.:;·‚‘’",
    260: "!",
    280: " \u00a0",
    300: "Iijl",
    320: "J",
    340: "()[]`{}",
    360: "f",
    380: "t",
    400: "r",
    420: "-|",
    440: '"„“”',
    460: "*1z",
    480: "7?csç",
    500: "F",
    520: "/23<=>L\\_vxy~–−×≥≤",
    540: "+5ETZ°±",
    560: "#$469^aegkäéèà§",
    580: "08CSVX",
    600: "APYbdhnopquÄöü€",
    620: "BRß«»",
    640: "K",
    660: "DG",
    680: "HUÜẞ",
    700: "NOQÖ",
    740: "…",
    760: "&w",
    800: "M—",
    860: "%Wm",
    1020: "@",
}
_WIDTHS = {
    character: width / 1000
    for width, characters in _CHARACTERS_BY_WIDTH.items()
    for character in characters
}
_UNKNOWN = 0.9
"""In em, for characters of other scripts."""


def text_width(text: str, *, size: float) -> float:
    """Return a width that the text does not exceed when set in the given size."""
    return size * sum(_WIDTHS.get(character, _UNKNOWN) for character in text)
