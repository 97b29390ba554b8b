"""What is read of an application: in the order of the form, without what the phase hides."""

import pytest

from bleibe.applications.reviewing.shown import Blind, shown, without_names
from bleibe.programmes.package.form import Column, Field, FormDefinition, Option, Section

FORM = FormDefinition(
    "f",
    (
        Section(
            "s", "Datenblatt", "data_sheet",
            (
                Field("name", "text", "Ansprechperson", personal=True),
                Field("idea", "long_text", "Idee"),
                Field("size", "choice", "Größe", options=(Option("s", "klein"),)),
                Field("themes", "choices", "Themen", options=(Option("bus", "Mobilität"),)),
                Field("people", "whole", "Einwohner", unit="Personen"),
                Field("since", "date", "Seit"),
                Field("open", "yes_no", "Offen?"),
                Field("plans", "table", "Pläne", columns=(
                    Column("what", "Was"), Column("done", "Fertig", "yes_no"),
                )),
                Field("proof", "file", "Beschluss"),
                Field("town", "text", "Name der Kommune", fact="organisation_name"),
                Field("late", "text", "Nicht gefragt"),
            ),
        ),
    ),
)  # fmt: skip
ANSWERS = {
    "name": "Grete Vorbild", "idea": "In Müsterstadt fehlt der Bus.\n\nDas Amt hilft.",
    "size": "s", "themes": ["bus"], "people": 12345, "since": "2026-03-01", "open": True,
    "plans": [{"what": "Rufbus für MÜSTERSTADT", "done": False}],
    "town": "Die schöne Stadt",
    "proof": [{"title": "Beschluss", "name": "b.pdf"}],
}  # fmt: skip
ASKED = {field.key for field in FORM.fields} - {"late"}


def lines(blind):
    (section,) = shown(FORM, answers=ANSWERS, asked=ASKED, blind=blind)
    return {answer.label: answer for answer in section.answers}, section.left_out


def test_everything_is_said_in_words():
    found, left_out = lines(Blind(persons=False))
    assert left_out == 0
    assert found["Ansprechperson"].lines == ("Grete Vorbild",)
    assert found["Idee"].lines == ("In Müsterstadt fehlt der Bus.", "Das Amt hilft.")
    assert found["Größe"].lines == ("klein",)
    assert found["Themen"].lines == ("Mobilität",)
    assert found["Einwohner"].lines == ("12.345 Personen",)
    assert found["Seit"].lines == ("01.03.2026",)
    assert found["Offen?"].lines == ("Ja",)
    assert found["Pläne"].rows == (("Rufbus für MÜSTERSTADT", "Nein"),)
    assert found["Beschluss"].lines == ("Beschluss",)
    assert "Nicht gefragt" not in found


def test_a_blind_reading_has_no_persons_no_files_and_no_names():
    found, left_out = lines(Blind(persons=True, names=("Müsterstadt", "99001001")))
    assert left_out == 3
    assert not {"Ansprechperson", "Beschluss", "Name der Kommune"} & set(found)
    assert found["Idee"].lines[0] == "In [Kommune] fehlt der Bus."
    assert found["Pläne"].rows == (("Rufbus für [Kommune]", "Nein"),)


@pytest.mark.parametrize(
    ("text", "names", "seen"),
    [
        ("Amt Aue und Aue", ("Aue", "Amt Aue"), "[Kommune] und [Kommune]"),
        ("Das Aueland bleibt", ("Aue",), "Das Aueland bleibt"),
        ("Auens Wald, Auener Weg", ("Auen",), "[Kommune] Wald, [Kommune] Weg"),
        ("A.B (C)", ("A.B (C)",), "[Kommune]"),
        ("Auer Weg", ("",), "Auer Weg"),
    ],
)
def test_names_are_replaced_as_whole_words_the_longest_first(text, names, seen):
    assert without_names(text, names) == seen
