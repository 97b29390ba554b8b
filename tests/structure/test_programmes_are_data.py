"""No title, key, amount, date or mailbox of a programme stands in code: all of it is data."""

import re
from datetime import timedelta

import pytest
from source import SRC

from bleibe.programmes.package import PACKAGES, read_package

KINDS = ("*.py", "*.html", "*.typ", "*.js", "*.css")
ELSEWHERE = {"packages", "tests", "rehearsal", "vendor", "locale"}
"""The packages themselves, tests, and the demo, which plays one of them."""


def code():
    for kind in KINDS:
        for path in sorted(SRC.rglob(kind)):
            if not ELSEWHERE & set(path.relative_to(SRC).parts):
                yield path.relative_to(SRC), path.read_text(encoding="utf-8").lower()


def names(package):
    yield package.key
    yield package.title.lower()
    yield from (box.email for box in package.mailboxes)
    for call in package.calls:
        yield from (call.key, call.title.lower())


def amounts(package):
    """A power of ten is nobody's own."""
    for cents in (
        package.money.total_per_year,
        *(line.cap_per_year for line in package.money.lines),
    ):
        if not re.fullmatch("10*", str(cents)):
            yield from (str(cents), f"{cents:_}", f"{cents // 100:,}".replace(",", "."))


def days(package):
    """The first and the last day of a year are nobody's own."""
    found = [package.runs_from, package.runs_to]
    for call in package.calls:
        found += [call.opens_at.date(), call.closes_at.date(), call.closes_at.date() + timedelta(1)]
    for day in found:
        if (day.month, day.day) in ((1, 1), (12, 31)):
            continue
        yield from (day.isoformat(), f"{day.day}.{day.month}.{day.year}", f"{day:%d.%m.%Y}")
        yield f"{day.year}, {day.month}, {day.day}"


def said(package):
    yield from names(package)
    yield from days(package)
    if package.money:
        yield from amounts(package)


@pytest.mark.parametrize("folder", sorted(PACKAGES.iterdir()), ids=lambda path: path.name)
def test_nothing_of_a_programme_stands_in_code(folder):
    patterns = {
        word: re.compile(rf"(?<![\w.]){re.escape(word)}(?![\w])")
        for word in said(read_package(folder))
    }

    found = [
        f"{path}: {word}"
        for path, text in code()
        for word, sought in patterns.items()
        if word in text and sought.search(text)
    ]

    assert found == []


def test_there_are_words_to_look_for_and_code_to_look_into():
    package = read_package(PACKAGES / "zwk-2021")

    assert {"zwk-2021", "2021-07-20", "3000000", "30.000"} <= set(said(package))
    assert len(list(code())) > 100
