"""The language of the catalogue: what it reads, and what it refuses."""

import pytest

from kohorte.errors import KohorteError
from kohorte.formula import (
    At,
    Call,
    Constant,
    Operation,
    Quantity,
    Reference,
    names_in,
    parse,
)

EVERYBODY = Quantity("persons")


def test_ages_are_half_open_and_may_be_open_on_either_side():
    assert parse("P[20:65]") == Quantity("persons", low=20, high=65)
    assert parse("P[65:]") == Quantity("persons", low=65)
    assert parse("P[:18]") == Quantity("persons", high=18)
    assert parse("P") == EVERYBODY
    assert parse("P").all_ages


def test_a_part_is_named_after_a_dot():
    assert parse("P.foreign[:18]") == Quantity("persons", nationality="foreign", high=18)
    assert parse("W") == parse("P.women")
    assert parse("deaths.men.german[80:]") == Quantity("deaths", "men", "german", 80)


def test_a_year_belongs_to_the_quantity_before_it():
    assert parse("P / P@(t-10) - 1") == Operation(
        "-", Operation("/", EVERYBODY, At(EVERYBODY, -10)), Constant(1)
    )
    assert parse("P@t") == At(EVERYBODY, 0)
    assert parse("P[6:10]@(t+6)") == At(Quantity("persons", low=6, high=10), 6)


def test_values_are_called_by_name():
    formula = parse("first(measure('a') / P, schedule('b'))")

    assert formula == Call(
        "first", (Operation("/", Reference("measure", "a"), EVERYBODY), Reference("schedule", "b"))
    )
    assert names_in(formula, "measure") == ("a",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("P +", "formula_unreadable"),
        ("", "formula_unreadable"),
        ("P\0", "formula_unreadable"),
        ("P**2", "formula_not_allowed"),
        ("P if P else W", "formula_not_allowed"),
        ("[P]", "formula_not_allowed"),
        ("lambda: P", "formula_not_allowed"),
        ("True", "formula_not_allowed"),
        ("'P'", "formula_not_allowed"),
        ("f'{P}'", "formula_not_allowed"),
        ("P % W", "formula_not_allowed"),
        ("().__class__", "formula_not_allowed"),
        ("P@5", "formula_not_allowed"),
        ("P@(t*2)", "formula_not_allowed"),
        ("Q", "formula_unknown_name"),
        ("P.children", "formula_unknown_name"),
        ("P.__class__", "formula_unknown_name"),
        ("W.women", "formula_unknown_name"),
        ("open(P)", "formula_unknown_name"),
        ("__import__('os')", "formula_unknown_name"),
        ("mean(P, W)", "formula_arguments"),
        ("mean()", "formula_arguments"),
        ("measure(P)", "formula_arguments"),
        ("measure('a b')", "formula_arguments"),
        ("mean(P=W)", "formula_not_allowed"),
        ("mean(*P)", "formula_not_allowed"),
        ("P[65:20]", "formula_ages"),
        ("P[20:20]", "formula_ages"),
        ("P[1.5:3]", "formula_ages"),
        ("P[0:10:2]", "formula_ages"),
        ("P[5]", "formula_ages"),
        ("P[True:3]", "formula_ages"),
    ],
)
def test_what_is_not_in_the_language_is_refused(text, code):
    with pytest.raises(KohorteError) as refusal:
        parse(text)

    assert refusal.value.code == code
    assert refusal.value.params["formula"] == text
