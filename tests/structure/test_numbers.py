"""A number reads the same in a drawing, in a table and in a sentence."""

from hypothesis import given
from hypothesis import strategies as st

from bleibe.design.charts.figures import german
from bleibe.reports.profile.numbers import number
from kohorte.plain_words import number_text

EIGHTHS = st.integers(-(10**7), 10**7).map(lambda count: count / 8)
VALUES = st.one_of(st.floats(-1e9, 1e9), EIGHTHS)


@given(VALUES, st.integers(0, 3))
def test_a_number_reads_the_same_everywhere(value, places):
    told = number(value, places=places)
    assert german(value, digits=places) == told
    assert number_text(value, decimals=places) == told
