"""Whatever is done to a file: it comes in whole, or it is refused and nothing has changed."""

import random

import pytest
from django.db import transaction

from bleibe.kernel import files
from bleibe.kernel.errors import Refused
from bleibe.kernel.sentences import sentence
from bleibe.profiles.actions.taking_over import take_over
from bleibe.profiles.actions.uploads import ALLOWED
from bleibe.profiles.reading import read_stored
from bleibe.profiles.tests.files import FLAT, FLAT_NAME, TEMPLATE
from bleibe.profiles.tests.test_import_table import whole_database
from kohorte.errors import KohorteError

ROUNDS = 150
PIECES = (
    b"",
    b";",
    b"\n",
    b"-",
    b".",
    b"x",
    b"(5)",
    b"0",
    b"1.234,5",
    b"\xff",
    b'"',
    b"\0",
    "ä".encode(),
)


class Back(Exception):
    """Raised to take an accepted file back, so that the next one meets the same database."""


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Change something below the header line."""
    first = chance.randrange(content.index(b"\n") + 1, len(content))
    length = chance.choice((0, 1, 3, 20, 200))
    return content[:first] + chance.choice(PIECES) + content[first + length :]


@pytest.mark.parametrize(("content", "name"), [(FLAT, FLAT_NAME), (TEMPLATE, "quartier.csv")])
def test_a_damaged_file_comes_in_whole_or_changes_nothing(musterstadt, content, name):
    owner = musterstadt if content is TEMPLATE else None
    chance, ends = random.Random(20241231), {"whole": 0, "refused": 0}  # noqa: S311 - no secret
    for _round in range(ROUNDS):
        broken = damaged(content, chance)
        before = whole_database()
        try:
            with transaction.atomic():
                stored = files.store([broken], name=name, allowed=ALLOWED)
                readable = read_stored(stored.pk, name=name, mapping={})
                taken = take_over(readable, owner=owner, file=stored, file_name=name, by=None)
                assert taken.dataset.observations.count() == taken.dataset.cells == len(readable)
                raise Back
        except Back:
            ends["whole"] += 1
        except (Refused, KohorteError) as refusal:
            ends["refused"] += 1
            said = sentence(refusal.code, **refusal.params)
            assert name in said
        assert whole_database() == before
    assert all(ends.values()), ends


def test_a_refusal_after_reading_has_written_nothing_at_all(musterstadt, anna):
    """No savepoint helps here: a refusal must come before the first write."""
    stored = files.store([FLAT], name=FLAT_NAME, allowed=ALLOWED)
    readable = read_stored(stored.pk, name=FLAT_NAME, mapping={})
    before = whole_database()

    with pytest.raises(Refused, match="area_not_yours"):
        take_over(readable, owner=musterstadt, file=stored, file_name=FLAT_NAME, by=anna)

    assert whole_database() == before
