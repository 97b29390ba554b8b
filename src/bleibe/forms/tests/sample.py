"""An invented form with a field of every kind."""

from bleibe.programmes.package import Column, Field, FormDefinition, Option, Section

THEMES = (Option("housing", "Wohnen"), Option("mobility", "Mobilität"), Option("other", "Anderes"))

FORM = FormDefinition(
    key="muster-bogen",
    sections=(
        Section(
            "kommune", "Ihre Kommune", "data_sheet",
            (
                Field("name", "text", "Name der Kommune", required=True, max_length=160,
                      fact="test_name"),
                Field("residents", "whole", "Einwohnerzahl", required=True, minimum=1,
                      unit="Personen", help="Stand der letzten Fortschreibung."),
                Field("area", "decimal", "Fläche", unit="km²"),
                Field("founded", "year", "Jahr der Gründung", minimum=1000, maximum=2026),
                Field("contact", "text", "Ansprechperson", required=True, personal=True),
                Field("email", "email", "E-Mail-Adresse", required=True, personal=True),
                Field("phone", "phone", "Telefon", personal=True),
                Field("site", "url", "Internetseite"),
                Field("is_quarter", "yes_no", "Geht es um ein Quartier?", required=True),
                Field("transfer", "long_text", "Wie nützt es anderen Quartieren?", required=True,
                      max_length=400, when={"field": "is_quarter", "op": "is_true"}),
            ),
            lead="Was wir schon wissen, steht schon da.",
        ),
        Section(
            "fragen", "Leitfragen", "guiding_questions",
            (
                Field("challenge", "long_text", "Vor welcher Aufgabe stehen Sie?", required=True,
                      max_length=2000, help="Beschreiben Sie, was sich ändert.",
                      example="In zehn Jahren ist jede dritte Person über 65."),
                Field("themes", "choices", "Themen", required=True, options=THEMES, maximum=2),
                Field("main_theme", "choice", "Wichtigstes Thema", options=THEMES),
                Field("resolved_on", "date", "Beschlossen am"),
                Field("measures", "table", "Bisherige Maßnahmen", maximum=3, columns=(
                    Column("what", "Maßnahme", required=True),
                    Column("year", "Jahr", kind="year"),
                    Column("cost", "Kosten in Euro", kind="decimal"),
                )),
            ),
        ),
        Section(
            "anlagen", "Anlagen", "attachments",
            (
                Field("resolution", "file", "Ratsbeschluss", required=True, accept=("pdf",)),
                Field("letters", "file", "Unterstützungsschreiben"),
            ),
        ),
    ),
)  # fmt: skip

ANSWERS = {
    "residents": "12.345", "contact": "Anna Amsel", "email": "anna@example.org",
    "is_quarter": "nein", "challenge": "Viele ziehen weg.\nWenige kommen.",
    "themes": ["mobility", "housing"], "resolved_on": "20.07.2026",
    "measures": [{"what": "Bürgerbus", "year": "2019", "cost": "1.250,50"}],
}  # fmt: skip
"""Enough to be complete, with the resolution as a file."""
