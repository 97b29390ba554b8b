"""What a reader knows of residents: everything that is shown, and guesses that fit it."""

import numpy as np
import pytest

from bleibe.profiles.protection import release_stands
from bleibe.profiles.rebuilt import known_to_readers
from bleibe.profiles.tests.test_protection import stand


def persons(*small: tuple[int, int]) -> np.ndarray:
    found = np.arange(40.0, 74.0).reshape(2, 17)
    for place in small:
        found[place] = 2
    return found


def test_official_figures_are_known_as_they_are():
    published = stand(persons((0, 3)))

    assert known_to_readers([published], threshold=3) == [published]


def test_withheld_figures_are_filled_in_from_the_sums_that_are_shown():
    register = stand(persons((0, 3)), own=7)
    (shown,) = release_stands([register], threshold=3)
    (known,) = known_to_readers([register], threshold=3)
    withheld = shown.table.suppressed[:-1, :-1]

    assert known.total == shown.total
    assert (known.persons[~withheld] == register.persons[~withheld]).all()
    assert known.persons[withheld] != pytest.approx(register.persons[withheld])
    assert known.persons.sum() == pytest.approx(known.total)
    rows = ~shown.table.suppressed[:-1, -1]
    assert known.persons.sum(axis=1)[rows] == pytest.approx(register.persons.sum(axis=1)[rows])


def test_a_day_that_is_not_shown_is_not_known():
    few = stand([[1] + [0] * 16, [1] + [0] * 16], own=7)

    assert known_to_readers([few], threshold=3) == []
