import pytest
from hypothesis import given
from hypothesis import strategies as st

from bleibe.design.charts.figures import german, short, signed
from bleibe.design.charts.scale import axis_over, fitting_axis, year_ticks
from bleibe.design.charts.text_width import text_width

VALUES = st.lists(st.floats(-1e8, 1e8), min_size=1, max_size=20)


def read(label: str) -> float:
    factor = 1e6 if label.endswith(" Mio.") else 1
    plain = label.removesuffix(" Mio.").replace(".", "").replace(",", ".").replace("−", "-")
    return float(plain) * factor


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0, 0, "0"),
        (-0.04, 1, "0,0"),
        (1234.5, 1, "1.234,5"),
        (1234.5, 0, "1.235"),
        (-12.25, 1, "−12,3"),
        (-12_671, 0, "−12.671"),
        (83_000_000, 0, "83.000.000"),
    ],
)
def test_a_figure_is_written_in_german(value: float, digits: int, text: str) -> None:
    assert german(value, digits=digits) == text


@pytest.mark.parametrize(("value", "text"), [(27, "+27"), (-27, "−27"), (0, "0"), (0.2, "0")])
def test_a_change_has_its_sign(value: float, text: str) -> None:
    assert signed(value) == text


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [(2_500_000, 500_000, "2,5 Mio."), (7.5, 2.5, "7,5"), (0.75, 0.25, "0,75"), (500, 500, "500")],
)
def test_a_tick_has_as_many_decimals_as_it_needs(value: float, step: float, text: str) -> None:
    assert short(value, step=step) == text


@given(values=VALUES, from_zero=st.booleans(), count=st.integers(1, 8))
def test_the_labels_of_an_axis_say_where_its_ticks_are(values, from_zero, count) -> None:
    axis = axis_over(values, from_zero=from_zero, count=count)

    for tick, label in zip(axis.ticks, axis.labels, strict=True):
        assert read(label) == pytest.approx(tick, abs=axis.step * 1e-5)


@given(values=VALUES, from_zero=st.booleans())
def test_an_axis_holds_all_values(values, from_zero) -> None:
    axis = axis_over(values, from_zero=from_zero)

    slack = axis.step * 1e-6
    assert axis.low - slack <= min(values)
    assert max(values) <= axis.high + slack
    if from_zero:
        assert axis.low <= 0 <= axis.high


@given(values=st.lists(st.integers(0, 10**8), min_size=1, max_size=20))
def test_an_axis_of_persons_counts_whole_ones(values) -> None:
    axis = axis_over(values, from_zero=True, least_step=1)

    assert axis.step == int(axis.step)


def test_values_close_together_do_not_start_at_zero() -> None:
    assert axis_over([12_100, 12_700], from_zero=False).low > 11_000
    assert axis_over([100, 700], from_zero=False).low == 0


@given(values=VALUES, length=st.floats(200, 600))
def test_labels_of_a_fitting_axis_have_room_beside_each_other(values, length) -> None:
    axis = fitting_axis(values, from_zero=True, length=length, size=13)

    widest = max(text_width(label, size=13) for label in axis.labels)
    assert len(axis.ticks) >= 2
    assert widest <= length / (len(axis.ticks) - 1)


@given(first=st.integers(1800, 2100), span=st.integers(0, 200), room=st.integers(1, 20))
def test_years_are_round_and_not_too_many(first: int, span: int, room: int) -> None:
    years = year_ticks(first, first + span, room=room)

    assert 1 <= len(years) <= room
    assert all(first <= year <= first + span for year in years)
