"""What people read."""

import dataclasses
import string

import pytest

from kohorte.errors import KohorteError
from kohorte.indicator_data import AreaData, Cell, Counts
from kohorte.indicators import compute
from kohorte.messages_indicators import MESSAGES, PHRASES, QUANTITIES
from kohorte.plain_words import comparison, number_text, sentence


def area(*columns):
    return AreaData("09999", "K", persons={2020: Counts.by_age((0, 20, 65), total=columns)})


def figure(key, data):
    return compute(key, data, year=2020)[0]


def test_numbers_are_written_as_people_write_them():
    assert number_text(12345.678, decimals=1) == "12.345,7"
    assert number_text(12345.678, decimals=1, language="en") == "12,345.7"
    assert number_text(-0.5, decimals=1) == "−0,5"
    assert number_text(-0.01, decimals=1) == "0,0"
    assert number_text(12.25, decimals=1) == "12,3"
    assert number_text(954.5, decimals=0) == "955"


def test_the_sentence_says_what_the_figure_means_here():
    value = figure("A12", area(200, 1000, 403))

    assert sentence(value) == (
        "Auf 100 Menschen im Alter von 20 bis 64 Jahren kommen hier 40,3 ab 65 Jahren."
    )
    assert sentence(value, language="en") == (
        "For every 100 people aged 20 to 64 there are 40.3 aged 65 and over here."
    )


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (1500, "um 6,7 % gewachsen"),
        (1700, "um 5,9 % gesunken"),
        (1600.2, "fast gleich geblieben"),
    ],
)
def test_growing_shrinking_and_staying_have_their_own_sentences(before, words):
    data = AreaData("09999", persons={2020: Counts([Cell(1600)]), 2015: Counts([Cell(before)])})

    value = figure("population_change_5_years", data)

    assert words in sentence(value)
    assert "2015" in sentence(value)


def test_an_unreliable_figure_comes_with_a_caution_that_gives_no_number_away():
    value = figure("A12", area(200, 1000, 7))

    assert sentence(value).endswith(
        "Diese Zahl beruht auf weniger als 20 Fällen und kann stark schwanken."
    )


@pytest.mark.parametrize(
    ("there", "words"),
    [
        (300, "mehr als in Musterland"),
        (500, "weniger als in Musterland"),
        (410, "etwa so viel wie in Musterland"),
    ],
)
def test_a_figure_is_set_beside_that_of_another_area(there, words):
    here, other = figure("A12", area(200, 1000, 400)), figure("A12", area(0, 1000, there))

    assert words in comparison(here, other, where="in Musterland")
    assert f"({there / 10:.1f})".replace(".", ",") in comparison(here, other, where="in Musterland")


def test_a_balance_near_zero_is_compared_by_its_distance():
    def balance(arrivals):
        return compute(
            "C2",
            AreaData(
                "09999",
                persons={2019: Counts([Cell(1000)]), 2020: Counts([Cell(1000)])},
                arrivals={2020: Counts([Cell(arrivals)])},
                departures={2020: Counts([Cell(100)])},
            ),
            year=2020,
        )[0]

    assert "ähnlich" in comparison(balance(100.5), balance(99.8), where="im Land")
    assert "höher" in comparison(balance(103), balance(99), where="im Land")


def test_different_figures_are_not_compared():
    with pytest.raises(KohorteError) as refusal:
        comparison(figure("A12", area(1, 1, 1)), figure("A11", area(1, 1, 1)), where="anderswo")

    assert refusal.value.code == "not_comparable"


def test_a_gap_names_what_is_missing_and_where_it_stands():
    assert sentence(figure("share_80_plus", area(1, 1, 1))) == (
        "Aus den vorhandenen Altersgruppen lässt sich das Alter ab 80 Jahren nicht bilden. "
        "Die Angabe steht in: 12411-09-01-4, 12411-04-02-4."
    )
    assert sentence(figure("D9", area(1, 1, 1))) == (
        "Es fehlt die Angabe „Arbeitslosenquote der Ausländer (Prozent)“ für das Jahr 2020. "
        "Die Angabe steht in: 13211-02-05-4."
    )
    both = sentence(figure("life_expectancy", area(1, 1, 1)))
    assert "Sterbefälle" in both
    assert "Ersatzweg" in both


def test_a_label_stands_for_its_number():
    data = AreaData("09999", measures={"grw_status": {2020: 2.0}})

    assert sentence(figure("grw_status", data)) == (
        "Einstufung in der regionalen Wirtschaftsförderung: C-Fördergebiet."
    )


@pytest.mark.parametrize("messages", [MESSAGES, PHRASES, QUANTITIES])
def test_every_message_has_both_languages_with_the_same_fields(messages):
    for words in messages.values():
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(words[language]) if name}
            for language in ("de", "en")
        ]
        assert set(words) == {"de", "en"}
        assert fields[0] == fields[1]


def test_values_are_frozen():
    value = figure("A12", area(200, 1000, 400))

    with pytest.raises(dataclasses.FrozenInstanceError):
        value.value = 1
