"""What the chapters about voices and judgement say, on the page and in the document."""

from dataclasses import replace
from io import BytesIO

import docx
import pikepdf
import pytest
from django.template.loader import render_to_string

from bleibe.reports.exports.word.document import docx_of
from bleibe.reports.profile.chapters import fields_of_action, reflection, stocktaking, swot, voices
from bleibe.reports.profile.content import Gap, Note, Paragraph, Profile, Swot, Tabular
from bleibe.reports.profile.page import page_of
from bleibe.reports.profile.pdf import pdf_of
from bleibe.reports.tests.appraisals import EMPTY, appraisal
from bleibe.reports.tests.documents import text_of

CHAPTERS = (stocktaking, voices, swot, fields_of_action, reflection)


def profile(whole) -> Profile:
    return Profile(
        area="Musterstadt", area_key="99001001", subtitle="Kommunalprofil", as_of="",
        made_on="4. Mai 2026", chapters=tuple(each.chapter(whole) for each in CHAPTERS),
    )  # fmt: skip


def rows(chapter) -> list[tuple[str, ...]]:
    return [row for block in chapter.blocks if isinstance(block, Tabular) for row in
            block.table.rows]  # fmt: skip


@pytest.mark.parametrize("module", CHAPTERS, ids=lambda module: module.KEY)
def test_what_is_not_there_is_a_gap(module):
    chapter = module.chapter(EMPTY)

    assert [type(block) for block in chapter.blocks] == [Gap]
    assert chapter.key == module.KEY


def test_the_stocktaking_is_a_table_for_each_kind_and_names_other_ministries():
    chapter = stocktaking.chapter(appraisal())

    assert rows(chapter)[0] == (
        "Verkehrskonzept", "2021 bis 2030", "Stadt", "Wege ohne Auto",
        "wichtig für Mobilität und Wohnen und Ortsbild; berührt Junge Menschen",
    )  # fmt: skip
    assert chapter.blocks[-1] == Note(
        "Vorhaben anderer Ministerien", "Wohnen im Alter (Bauministerium)"
    )


def test_voices_say_how_many_spoke_and_quote_what_is_released():
    chapter = voices.chapter(appraisal())

    assert isinstance(chapter.blocks[0], Paragraph)
    said = chapter.blocks[0].text.replace("\u00a0", " ")
    assert said == (
        "Grundlage sind 4 Gespräche zwischen 2. März 2026 und 9. April 2026: "
        "junge Person (3) und befragte Person (1)."
    )
    assert rows(chapter) == [("„Abends fährt kein Bus.“", "Schwäche", "junge Person")]


def test_each_point_of_the_swot_has_a_name_that_leads_to_its_evidence():
    chapter = swot.chapter(appraisal())

    fields = next(block for block in chapter.blocks if isinstance(block, Swot))
    assert [part.points for part in fields.parts] == [
        (("St1", "Starke Vereine"),), (("Sw1", "Abends kein Bus"),), (), (("R1", "Wenig Junge"),),
    ]  # fmt: skip
    evidence = {row[0]: row[2] for row in rows(chapter)}
    assert evidence["St1"] == "ohne Beleg"
    assert evidence["Sw1"] == (
        "Gespräch: „Abends fährt kein Bus.“; ein Gespräch, nicht veröffentlicht; "
        "Konzept „Verkehr“ (2021)"
    )
    assert evidence["R1"] == "Anteil unter 18 Jahren, Musterstadt 2024: 17,2 %"
    assert chapter.blocks[-1].text.endswith("zu belegen sind: St1.")


def test_no_note_where_every_point_has_evidence():
    whole = appraisal()
    chapter = swot.chapter(replace(whole, swot=whole.swot[1:]))

    assert not any(isinstance(block, Note) for block in chapter.blocks)


def test_fields_say_which_are_only_proposed():
    chapter = fields_of_action.chapter(appraisal())

    assert [row[-1] for row in rows(chapter)[1:]] == ["aufgenommen", "Vorschlag"]
    text = next(block.text for block in chapter.blocks if isinstance(block, Paragraph))
    assert text.endswith("Noch nicht entschieden ist über: Junge Menschen.")


def test_answers_stand_beside_objections_and_nobody_is_named():
    chapter = reflection.chapter(appraisal())

    assert rows(chapter) == [
        ("Zahlen", "Zu alt.", "nicht übernommen: Neuere gibt es nicht."),
    ]
    assert "Ortsvorsteher" not in repr(chapter)


def test_the_page_shows_four_fields():
    article = render_to_string("reports/article.html", {"profile": page_of(profile(appraisal()))})

    assert article.count('class="swot__part') == 4
    assert "noch kein Punkt" in article
    assert "Abends kein Bus" in article


def test_the_document_shows_them_too_and_is_tagged():
    content = pdf_of(profile(appraisal()))

    text = text_of(content)
    for said in ("Sw1", "Abends kein Bus", "noch kein Punkt", "Rückmeldungen", "Der See"):
        assert said in text
    with pikepdf.open(BytesIO(content)) as pdf:
        assert "/StructTreeRoot" in pdf.Root


def test_the_document_that_staff_edit_has_the_four_fields():
    document = docx.Document(BytesIO(docx_of(profile(appraisal()))))

    said = [paragraph.text for paragraph in document.paragraphs]
    assert said[said.index("Schwächen") + 1] == "Sw1 Abends kein Bus"
    assert said[said.index("Chancen") + 1] == "noch kein Punkt"
