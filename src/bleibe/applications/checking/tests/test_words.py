"""Judging and its words, without a database."""

import pytest

from bleibe.applications.checking.judging import Judged, Standing, passes, standing_of
from bleibe.applications.checking.words import (
    STANDINGS,
    TONES,
    change_in_words,
    trace_in_words,
    value_in_words,
)
from bleibe.engines.eligibility import Verdict, evaluate, parse
from bleibe.programmes.package import Field, FormDefinition, Option, Section

MET, NOT_MET, OPEN = Verdict.MET, Verdict.NOT_MET, Verdict.NEEDS_JUDGEMENT
FIELDS = (
    Field("hours", "whole", "Stunden in der Woche", unit="Stunden"),
    Field("since", "year", "Seit wann"),
    Field("day", "date", "Tag"),
    Field("share", "decimal", "Anteil", unit="Prozent"),
    Field("grw", "choice", "Fördergebiet", options=(Option("yes", "ja"), Option("no", "nein"))),
    Field("paper", "file", "Beschluss"),
)
FORM = FormDefinition("f", (Section("s", "S", "data_sheet", FIELDS),))


@pytest.mark.parametrize(
    ("engine", "found", "settled", "standing"),
    [
        (None, [], None, "open"),
        (MET, [], None, "met"),
        (OPEN, [], None, "open"),
        (NOT_MET, [], None, "open"),
        (MET, [NOT_MET], None, "one_of_two"),
        (NOT_MET, [MET, MET], None, "met"),
        (MET, [NOT_MET, NOT_MET], None, "not_met"),
        (OPEN, [MET, NOT_MET], None, "different"),
        (OPEN, [MET, OPEN], None, "different"),
        (OPEN, [OPEN, OPEN], None, "to_clarify"),
        (OPEN, [MET, NOT_MET], NOT_MET, "not_met"),
        (OPEN, [MET, NOT_MET], MET, "met"),
    ],
)
def test_people_outrank_the_rule_and_a_settlement_both(engine, found, settled, standing):
    assert standing_of(Judged(engine, found, settled)) == standing


def test_gates_are_open_until_one_is_shut_or_all_are_met():
    assert passes([Standing.MET, Standing.MET]) is True
    assert passes([Standing.MET, Standing.DIFFERENT]) is None
    assert passes([Standing.OPEN, Standing.NOT_MET]) is False


def test_every_standing_has_its_word_and_tone():
    assert set(STANDINGS) == set(TONES) == set(Standing)


def said(rule, **facts):
    return [line.text for line in trace_in_words(evaluate(parse(rule), facts).trace, FORM)]


def test_a_trace_reads_as_german():
    rule = {
        "all": [
            {"field": "hours", "op": "at_least", "value": 1200},
            {"any": [{"field": "day", "op": "after", "value": "2020-12-31"},
                     {"evidence": "paper"}]},
            {"not": {"field": "grw", "op": "one_of", "value": ["yes", "no"]}},
            {"field": "since", "op": "at_most", "value": 2020},
            {"field": "share", "op": "at_least", "value": 2.5},
            {"judgement": "Reicht das?"},
        ]
    }  # fmt: skip

    assert said(rule, hours=1300, day="2021-01-05", grw="no", since=2019, share="viel") == [
        "Alles davon muss zutreffen:",
        "Stunden in der Woche – verlangt: mindestens 1.200 Stunden, angegeben: 1.300 Stunden",
        "Eines davon muss zutreffen:",
        "Tag – verlangt: nach dem 31. Dezember 2020, angegeben: 5. Januar 2021",
        "Anlage „Beschluss“ fehlt bisher",
        "Das darf nicht zutreffen:",
        "Fördergebiet – verlangt: „ja“ oder „nein“, angegeben: nein",
        "Seit wann – verlangt: höchstens 2020, angegeben: 2019",
        "Anteil – verlangt: mindestens 2,5 Prozent, „viel“ lässt sich damit nicht vergleichen",
        "Das beurteilen Menschen: Reicht das?",
    ]


def test_what_is_missing_is_called_unknown():
    assert said({"field": "hours", "op": "answered"}) == [
        "Stunden in der Woche – verlangt: eine Angabe, bisher nichts bekannt"
    ]


def test_a_change_names_what_would_do():
    def change(rule, **facts):
        (found,) = evaluate(parse(rule), facts).changes
        return change_in_words(found, FORM)

    grw = {"field": "grw", "op": "equals", "value": "yes"}
    assert change(grw, grw="no") == "Fördergebiet – „ja“"
    assert change({"not": grw}, grw="yes") == "Fördergebiet – nicht „ja“"
    between = {"all": [
        {"field": "hours", "op": "at_least", "value": 5},
        {"field": "hours", "op": "at_most", "value": 9},
    ]}  # fmt: skip
    assert change(between, hours=2) == "Stunden in der Woche – zum Beispiel „5 Stunden“"


def test_values_read_as_people_write_them():
    assert value_in_words(None) == "nicht angegeben"
    assert value_in_words([{"year": 2020}, {"year": 2021}]) == "2 Zeilen"
    assert value_in_words([True, False]) == "ja, nein"
    assert value_in_words("yes", FIELDS[4]) == "ja"
