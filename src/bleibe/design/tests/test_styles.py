import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parent.parent / "static" / "design"
ENTRY = (STATIC / "bleibe.css").read_text()
OWN = [path for path in STATIC.rglob("*.css") if "vendor" not in path.parts]
ON_DEMAND = {"gallery.css", "broken.css"}


def test_the_first_line_fixes_the_cascade() -> None:
    assert ENTRY.splitlines()[0] == ("@layer reset, kern, tokens, base, components, pages, print;")


def test_every_style_file_is_part_of_the_entry() -> None:
    imported = set(re.findall(r'@import url\("([^"]+)"\)', ENTRY))
    there = {str(path.relative_to(STATIC)) for path in OWN} - ON_DEMAND - {"bleibe.css"}

    assert imported - {"vendor/kern/kern.min.css"} == there


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_styles_name_no_left_and_right(path: Path) -> None:
    physical = re.findall(
        r"(?:margin|padding|border)-(?:left|right)\b|\btext-align:\s*(?:left|right)"
        r"|(?<![\w-])(?:left|right):(?!\s*auto)",
        path.read_text(),
    )

    assert physical == []


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_styles_load_nothing_from_elsewhere(path: Path) -> None:
    assert "http" not in path.read_text().replace('[href^="http"]', "")
