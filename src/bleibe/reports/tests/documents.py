"""Reads the text of a PDF back through the character maps of its fonts."""

import re
from io import BytesIO

import pikepdf

PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
TRIPLE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
BLOCK = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)


def text_of(content: bytes) -> str:
    """Return the text of all pages, blanks and soft breaks drawn together."""
    return " ".join(pages_of(content))


def pages_of(content: bytes) -> list[str]:
    """Return the text of each page."""
    found = []
    with pikepdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            words: list[str] = []
            _read(page, page.get("/Resources", {}), words)
            found.append(" ".join("".join(words).replace("\u00a0", " ").split()))
    return found


def _read(stream, resources, words: list[str]) -> None:
    fonts = {str(name): _characters(font) for name, font in resources.get("/Font", {}).items()}
    forms = resources.get("/XObject", {})
    current: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(stream):
        match str(operator):
            case "Tf":
                current = fonts.get(str(operands[0]), {})
            case "Tj":
                words.append(_decoded(operands[0], current))
            case "TJ":
                strings = (part for part in operands[0] if isinstance(part, pikepdf.String))
                words += [_decoded(string, current) for string in strings]
            case "ET" | "EMC":
                words.append(" ")
            case "Do":
                form = forms.get(str(operands[0]))
                if form is not None and form.get("/Subtype") == "/Form":
                    _read(form, form.get("/Resources", {}), words)


def _decoded(string: pikepdf.String, characters: dict[int, str]) -> str:
    raw = bytes(string)
    codes = (int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2))
    return "".join(characters.get(code, "") for code in codes)


def _characters(font) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    found: dict[int, str] = {}
    for kind, body in BLOCK.findall(font.ToUnicode.read_bytes().decode("latin1")):
        if kind == "bfchar":
            for code, text in PAIR.findall(body):
                found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
        else:
            for low, high, text in TRIPLE.findall(body):
                start = int.from_bytes(bytes.fromhex(text), "big")
                for offset in range(int(high, 16) - int(low, 16) + 1):
                    found[int(low, 16) + offset] = chr(start + offset)
    return found
