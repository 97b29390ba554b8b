"""Letters: words that can be filled in."""

import string
from collections.abc import Iterator

from bleibe.kernel.errors import Refused
from bleibe.programmes.package.duty import PLACEHOLDERS
from bleibe.programmes.package.reading import file_of
from bleibe.programmes.package.whole import Package


def letter_faults(package: Package) -> Iterator[Refused]:
    """Yield what cannot be filled in."""
    for key, letter in package.letters.items():
        for number, text in enumerate((letter.subject, *letter.paragraphs)):
            for name in _placeholders(text):
                if name not in PLACEHOLDERS:
                    yield Refused(
                        "package_placeholder", file=file_of("letters"), field=f"{key}[{number}]",
                        name=name, known=sorted(PLACEHOLDERS),
                    )  # fmt: skip


def _placeholders(text: str) -> Iterator[str]:
    try:
        parsed = list(string.Formatter().parse(text))
    except ValueError:
        yield text
        return
    for _text, name, spec, conversion in parsed:
        if name is not None:
            yield f"{name}{spec or ''}{conversion or ''}"
