"""What is different between two versions, how indicators moved, what typed text becomes."""

from dataclasses import replace

import pytest

from bleibe.reports.profile import monitoring
from bleibe.reports.profile.authored import blocks_of
from bleibe.reports.profile.content import (
    Chapter,
    Items,
    Paragraph,
    Profile,
    Reading,
    Readings,
    Table,
    Tabular,
)
from bleibe.reports.profile.differences import Value, differences, words_changed

READING = Reading(
    "median_age", "Mittleres Alter", "44,9", "Jahre", "2020", ("So alt.",), "Mitte.", "context",
    (), ("1",),
)  # fmt: skip


def profile(*chapters: Chapter) -> Profile:
    return Profile("Musterstadt", "99001001", "Kommunalprofil", "", "", chapters)


def chapter(key: str, *blocks) -> Chapter:
    return Chapter(key, key.title(), "", blocks)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text.strip()) for piece in words_changed(before, after)]


def test_a_changed_word_is_shown_between_those_that_stayed():
    assert told("Die Stadt wird jetzt kleiner.", "Die Stadt wird jetzt älter.") == [
        ("same", "Die Stadt wird jetzt"), ("removed", "kleiner."), ("added", "älter."),
    ]  # fmt: skip


def test_a_sentence_that_is_new_is_not_told_in_shreds():
    pieces = told("Es war viel, aber nicht alles.", "Der Laden ist offen, aber nicht immer.")

    assert [kind for kind, _text in pieces] == ["removed", "added"]


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "Neu."), ("Alt.", ""), ("a b  c\n\nd", "a x\n\nd e"), ("gleich", "gleich"), ("", "")],
)
def test_both_texts_can_be_read_from_the_pieces(before, after):
    pieces = words_changed(before, after)

    kept = {kind: "".join(p.text for p in pieces if p.kind in ("same", kind)) for kind in
            ("removed", "added")}  # fmt: skip
    assert kept["removed"].split() == before.split()
    assert kept["added"].split() == after.split()


def test_chapters_come_go_and_change_their_place():
    before = profile(*(chapter(key) for key in ("a", "b", "c", "d")))
    after = profile(*(chapter(key) for key in ("b", "c", "a", "e")))

    found = differences(before, after)

    assert (found.added, found.removed, found.moved) == (("E",), ("D",), ("A",))


def test_values_are_told_from_and_to():
    def table(cell: str) -> Tabular:
        rows = (("Frauen", cell), ("Männer", "7"))
        return Tabular("t", Table("Menschen", ("Wer", "2020"), rows), ())

    old = chapter("a", Readings("Alter", (READING,)), table("5"))
    new = chapter(
        "a", Readings("Alter", (replace(READING, value="45,2", year="2021"),)), table("6")
    )

    (found,) = differences(profile(old), profile(new)).chapters

    assert found.values == (
        Value("Mittleres Alter", "44,9 Jahre (2020)", "45,2 Jahre (2021)"),
        Value("Menschen: Frauen, 2020", "5", "6"),
    )


def test_the_same_profile_has_no_differences():
    one = profile(chapter("a", Paragraph("So."), Readings("Alter", (READING,))))
    assert not differences(one, one).any


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        ("44,9", "45,2", "+0,3"), ("1.234", "1.198", "\u221236"), ("\u22123,5", "\u22123,5", "0,0"),
        ("9\u00a0%", "11,5\u00a0%", "+2,5"), ("ja", "3", "–"), ("\u22121", "1", "+2"),
    ],
)  # fmt: skip
def test_the_change_is_that_of_what_is_shown(before, now, change):
    assert monitoring.change(before, now) == change


def test_monitoring_names_what_is_new_and_what_is_gone():
    start = profile(chapter("k", Readings("Alter", (READING,))))
    other = replace(READING, key="youth_ratio", name="Jugendquotient")
    now = profile(chapter("k", Readings("Alter", (other,))))

    made = monitoring.chapter(now, start=start, start_status="Fassung 1")

    table = next(block.table for block in made.blocks if isinstance(block, Tabular))
    assert table.rows[0][0] == "Jugendquotient"
    assert table.rows[0][-1] == "neu"
    assert "Mittleres Alter" in made.blocks[-1].text


def test_typed_text_becomes_paragraphs_and_lists_and_nothing_else():
    typed = "Erster Satz.\r\nNoch einer.\r\n\r\n- eins\r\n- zwei\r\nDanach.\n\n\n## kein Titel"

    assert blocks_of(typed) == (
        Paragraph("Erster Satz. Noch einer."), Items(("eins", "zwei")), Paragraph("Danach."),
        Paragraph("## kein Titel"),
    )  # fmt: skip


def test_in_easy_language_each_line_stands_for_itself():
    assert blocks_of("Eins.\nZwei.\n- a\n- b\n\n \nDrei.", line_by_line=True) == (
        Paragraph("Eins."), Paragraph("Zwei."), Items(("a", "b")), Paragraph("Drei."),
    )  # fmt: skip
