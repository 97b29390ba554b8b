"""What is typed and what it means; what is shown can be typed again."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bleibe.forms.changes import changes
from bleibe.forms.values import fault_in, holds_nul, understand
from bleibe.forms.words import said, typed_form
from bleibe.programmes.package import Column, Field, Option

OPTIONS = (Option("a", "Erstes"), Option("b", "Zweites"))


def field(kind: str, **given) -> Field:
    return Field("x", kind, "X", options=OPTIONS, **given)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("whole", "12.345", 12345), ("whole", "12345", 12345), ("whole", "-3", -3),
        ("whole", "12\u202f345", 12345), ("whole", Decimal("7.0"), 7),
        ("decimal", "1.250,50", "1250.50"), ("decimal", "0,5", "0.5"), ("decimal", 12.5, "12.5"),
        ("year", "2019", 2019), ("date", "1.2.2026", "2026-02-01"),
        ("date", "2026-02-01", "2026-02-01"), ("date", date(2026, 2, 1), "2026-02-01"),
        ("yes_no", "ja", True), ("yes_no", "false", False), ("yes_no", True, True),
        ("choice", "a", "a"), ("choices", ["b", "a"], ["a", "b"]), ("choices", [], None),
        ("email", "a@example.org", "a@example.org"), ("phone", "+49 30 12 34", "+49 30 12 34"),
        ("url", "https://example.org/", "https://example.org/"),
        ("text", "  Wort \r\n", "Wort"), ("long_text", "a\r\nb", "a\nb"),
        ("text", "   ", None), ("whole", "", None), ("text", None, None),
    ],
)  # fmt: skip
def test_what_is_typed_is_understood(kind, typed, value):
    understood = understand(field(kind), typed)
    assert (understood.value, understood.fault) == (value, None)


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        ("whole", "12.34", "value_not_whole"), ("whole", "1,5", "value_not_whole"),
        ("whole", "zwölf", "value_not_whole"), ("whole", "1" * 19, "value_not_whole"),
        ("whole", True, "value_not_whole"), ("decimal", "12.5", "value_not_number"),
        ("decimal", float("nan"), "value_not_number"), ("decimal", "1,2,3", "value_not_number"),
        ("year", "19", "value_not_year"), ("date", "31.2.2026", "value_not_date"),
        ("date", "gestern", "value_not_date"), ("yes_no", "vielleicht", "value_not_yes_no"),
        ("choice", "c", "value_not_choice"), ("choices", ["a", "c"], "value_not_choice"),
        ("email", "nur@", "value_not_email"), ("url", "javascript:alert(1)", "value_not_url"),
        ("url", "example.org", "value_not_url"), ("phone", "Zimmer 5", "value_not_phone"),
        ("long_text", "a" * 100_001, "value_too_long"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said_and_never_guessed(kind, typed, code):
    understood = understand(field(kind), typed)
    assert (understood.value, understood.fault and understood.fault.code) == (None, code)


@given(st.integers(-(10**15), 10**15))
def test_a_whole_number_that_is_shown_can_be_typed_again(number):
    assert understand(field("whole"), typed_form(field("whole"), number)).value == number


@given(st.decimals(-(10**9), 10**9, places=3))
def test_a_decimal_that_is_shown_can_be_typed_again(number):
    value = understand(field("decimal"), number).value
    assert understand(field("decimal"), typed_form(field("decimal"), value)).value == value


@given(st.dates(date(1000, 1, 1)))
def test_a_day_that_is_shown_can_be_typed_again(day):
    value = understand(field("date"), day).value
    assert understand(field("date"), typed_form(field("date"), value)).value == value


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.lists(st.text())))
def test_nothing_that_is_typed_breaks_a_field(typed):
    for kind in ("text", "whole", "decimal", "date", "year", "yes_no", "choice", "choices",
                 "email", "phone", "url", "table"):  # fmt: skip
        understood = understand(field(kind, columns=(Column("a", "A"),)), typed)
        assert understood.value is None or understood.fault is None


def test_rows_without_content_are_left_out_and_a_wrong_cell_is_named():
    asked = field(
        "table", columns=(Column("n", "Name", required=True), Column("y", "Jahr", "year"))
    )
    assert understand(asked, [{"n": "A", "y": ""}, {"n": "", "y": ""}]).value == [
        {"n": "A", "y": None}
    ]
    fault = understand(asked, [{"n": "A", "y": "x"}]).fault
    assert (fault.code, fault.params["row"]) == ("cell_not_understood", 1)
    missing = fault_in(asked, [{"n": None, "y": 2020}])
    assert (missing.code, missing.params["column"]) == ("cell_missing", "Name")


@pytest.mark.parametrize(
    ("asked", "value", "code"),
    [
        (field("text", max_length=3), "vier", "value_too_long"),
        (field("whole", minimum=1), 0, "value_too_few"),
        (field("decimal", maximum=100), "100.01", "value_too_many"),
        (field("choices", maximum=1), ["a", "b"], "choices_too_many"),
        (field("choices", minimum=2), ["a"], "choices_too_few"),
        (field("table", maximum=1), [{}, {}], "rows_too_many"),
        (field("table", minimum=2), [{}], "rows_too_few"),
    ],
)
def test_limits_are_told_after_the_value_is_kept(asked, value, code):
    assert fault_in(asked, value).code == code


def test_values_within_the_limits_have_no_fault():
    assert fault_in(field("whole", minimum=1, maximum=3), 3) is None
    assert fault_in(field("text", max_length=4), "vier") is None
    assert fault_in(field("whole", minimum=1), None) is None


def test_choices_are_read_by_their_names():
    assert said(field("choices"), ["a", "b"]) == "Erstes, Zweites"
    assert said(field("whole", unit="Personen"), 12345) == "12.345 Personen"
    assert said(field("yes_no"), False) == "Nein"


@given(st.text(), st.text())
def test_the_pieces_of_a_change_are_both_texts(old, new):
    pieces = changes(old, new)
    assert "".join(each.text for each in pieces if each.kind != "new") == old
    assert "".join(each.text for each in pieces if each.kind != "gone") == new


def test_a_text_too_long_to_compare_is_shown_as_it_is():
    words = "wort " * 6000
    assert [each.kind for each in changes("alt", words)] == ["same"]


def test_a_nul_is_found_wherever_it_hides():
    assert holds_nul([{"a": "x\x00"}])
    assert not holds_nul(["x", {"a": 1}])
