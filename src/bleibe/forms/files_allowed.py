"""Which kinds of files a field takes."""

from bleibe.kernel import filetypes
from bleibe.programmes.package import Field

USUAL = (
    filetypes.PDF, filetypes.DOCX, filetypes.XLSX, filetypes.PPTX, filetypes.PNG, filetypes.JPEG,
)  # fmt: skip


def allowed_in(field: Field) -> tuple[str, ...]:
    """Return the media types that a field takes; one that names none takes the usual ones."""
    endings = (f".{ending.lower().lstrip('.')}" for ending in field.accept)
    named = (filetypes.SUFFIXES[each] for each in endings if each in filetypes.SUFFIXES)
    return tuple(dict.fromkeys(named)) or USUAL


def allowed_in_words(field: Field) -> str:
    """Return the kinds of files a field takes, as people call them."""
    return ", ".join(filetypes.NAMES[kind] for kind in allowed_in(field))


def endings_of(field: Field) -> str:
    """Return the endings for the browser's choice of files."""
    allowed = allowed_in(field)
    return ",".join(ending for ending, kind in filetypes.SUFFIXES.items() if kind in allowed)
