"""What the chapters say for hand-made figures, and which gaps they name."""

from dataclasses import replace
from datetime import date

import pytest

from bleibe.profiles.released import (
    BorderChange,
    Contradiction,
    Hindsight,
    Place,
    Refusal,
    ReleasedGap,
    ReleasedReading,
    ReleasedTwin,
    Statement,
)
from bleibe.reports.profile.build import build_profile
from bleibe.reports.profile.chapters import (
    age_structure,
    at_a_glance,
    comparison,
    gaps,
    life_phases,
    method,
    movements,
    outlook,
    population,
    readings,
)
from bleibe.reports.profile.content import Figure, Gap, Note, Paragraph, Points, Readings, Tabular
from bleibe.reports.profile.drawings import ON_PAGE, drawings_of, small_key
from bleibe.reports.tests.dossiers import aged, dossier, flow, land, stand, total
from bleibe.reports.tests.dossiers import outlook as some_outlook


def said(chapter) -> str:
    texts = []
    for block in chapter.blocks:
        if isinstance(block, Points):
            texts += [sentence for _title, _figure, sentence in block.items]
        texts.append(getattr(block, "text", ""))
    return " ".join(texts).replace("\u00a0", " ")


def blocks(chapter, kind):
    return [block for block in chapter.blocks if isinstance(block, kind)]


def test_the_latest_day_and_the_development_on_one_base_are_told():
    chapter = population.chapter(dossier(total(2015, 10_000), total(2020, 9_000)))

    assert said(chapter).startswith(
        "Am 31. Dezember 2020 lebten im Landkreis Weidenfeld 9.000 Menschen."
    )
    assert "um 1.000 Personen (10,0 %) gesunken" in said(chapter)
    assert blocks(chapter, Note) == []


def test_a_census_between_two_days_is_no_development():
    chapter = population.chapter(
        dossier(total(2015, 10_000), total(2020, 9_000), total(2024, 9_400, base="Zensus 2022"))
    )

    (note,) = blocks(chapter, Note)
    assert note.title == "Neue Grundlage: Zensus 2022"
    assert "auf dem Zensus 2011, ab Ende 2024 auf dem Zensus 2022" in said(chapter)
    assert "gestiegen" not in said(chapter)
    (figure,) = blocks(chapter, Figure)
    assert figure.table.rows[-1][1:4] == ("9.400", "–", "–")
    assert figure.chart.bases == ("Zensus 2011", "Zensus 2011", "Zensus 2022")


def test_without_any_figure_the_gap_names_the_tables():
    (gap,) = population.chapter(dossier()).blocks

    assert isinstance(gap, Gap)
    assert "12411-01-01-4" in gap.tables


def test_two_sources_that_disagree_are_both_named():
    chapter = population.chapter(
        dossier(
            total(2020, 900),
            contradictions=(
                Contradiction(
                    "residents",
                    date(2020, 12, 31),
                    Statement(900.0, "A", "a", own=False),
                    (Statement(950.0, "B", "b", own=True),),
                ),
            ),
        )
    )

    assert "900 (A) und 950 (B)." in said(chapter)
    assert "verwendet jeweils die zuerst genannte" in said(chapter)


def test_then_and_now_are_the_first_and_last_day_on_one_base():
    chapter = age_structure.chapter(dossier(aged(2015), aged(2018), aged(2020, from75=200)))

    (figure,) = blocks(chapter, Figure)
    assert figure.title == "Altersaufbau des Landkreises Weidenfeld 2015 und 2020"
    assert figure.table.columns == (
        "Alter in Jahren",
        "Frauen 2020",
        "Männer 2020",
        "Frauen 2015",
        "Männer 2015",
    )
    assert figure.table.rows[-1] == ("75+", "200", "200", "100", "100")
    assert "um 4,9 Prozentpunkte gestiegen" in said(chapter)


def test_totals_alone_leave_the_ages_as_a_gap_with_its_table():
    (gap,) = age_structure.chapter(dossier(total(2015, 900), total(2020, 900))).blocks

    assert gap.text.startswith("Für den Landkreis Weidenfeld liegt keine Tabelle")
    assert gap.tables == ("12411-02-03-4", "12411-09-01-4")


def test_growing_and_shrinking_phases_are_named_with_their_change():
    chapter = life_phases.chapter(dossier(aged(2015), aged(2020, from65=200, from0=40)))

    assert (
        "Am stärksten gewachsen ist seit Ende 2015 die Gruppe „65 bis 74 Jahre“ (+100 %)."
        in said(chapter)
    )
    assert "Kleiner geworden ist vor allem die Gruppe „unter 3 Jahre“ (−60 %)." in said(chapter)


def test_births_deaths_and_moves_are_told_as_far_as_they_are_known():
    chapter = movements.chapter(
        dossier(
            total(2020, 3400),
            flows=(
                flow("births", 2019, 30),
                flow("births", 2020, 28),
                flow("deaths", 2019, 41),
                flow("deaths", 2020, 45),
            ),
        )
    )

    assert "28 Kinder zur Welt, 45 Menschen starben: 17 mehr Sterbefälle als Geburten" in said(
        chapter
    )
    (gap,) = blocks(chapter, Gap)
    assert (gap.title, gap.tables) == ("Zuzüge und Fortzüge", ("12711-01-03-4",))


def test_cohorts_tell_who_leaves_without_any_count_of_moves():
    then = aged(2015, from15=200, from18=200)
    chapter = movements.chapter(dossier(then, aged(2020, from20=300)))

    assert (
        "Wer Ende 2015 zwischen 15 und 19 Jahre alt war, war Ende 2020 zwischen 20 und 24. Aus je "
        "100 von ihnen sind im Landkreis Weidenfeld 75 geworden: Es sind mehr junge Menschen "
        "fortgezogen als zugezogen." in said(chapter)
    )
    figure = next(block for block in blocks(chapter, Figure) if block.key == "jahrgaenge")
    assert ("15–19", "800", "20–24", "600", "−25,0\u00a0%") in figure.table.rows


def test_cohorts_are_not_followed_across_a_census():
    chapter = movements.chapter(dossier(aged(2017), aged(2022, base="Zensus 2022")))

    assert blocks(chapter, Figure) == []


def test_the_comparison_says_what_is_more_and_what_is_alike():
    own, theirs = aged(2020, from75=300), aged(2020)
    chapter = comparison.chapter(dossier(own, references=(land(theirs),)))

    assert chapter.title == "Vergleich mit dem Land"
    assert said(chapter).strip() == (
        "Im Landkreis Weidenfeld sind 21,1 % der Menschen 65 Jahre oder älter – "
        "mehr als in Wiesenmark (11,8 %)."
    )


def test_without_figures_of_the_same_day_there_is_nothing_to_compare():
    chapter = comparison.chapter(dossier(aged(2020), references=(land(aged(2018)),)))

    assert [type(block) for block in chapter.blocks] == [Gap]


def test_the_outlook_speaks_in_frequencies_and_rounds_to_its_step():
    chapter = outlook.chapter(dossier(aged(2020), outlook=some_outlook()))

    assert "leben Ende 2035 rund 3.250 Menschen im Landkreis Weidenfeld" in said(chapter)
    assert "In 8 von 10 Fällen liegt die Zahl dann zwischen 2.750 und 3.750." in said(chapter)
    assert "weniger Menschen leben als 2020, ist in etwa 7 von 10 Fällen zu erwarten" in said(
        chapter
    )
    assert "Haltbar bis etwa 2030" in said(chapter)


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (3500.0, "rund 3.500 Menschen erwartet und damit um 2,9 % zu hoch gelegen"),
        (3300.0, "rund 3.300 Menschen erwartet und damit um 2,9 % zu niedrig gelegen"),
        (3401.0, "rund 3.400 Menschen erwartet und fast genau getroffen"),
    ],
)
def test_the_outlook_says_what_would_have_been_said_here_earlier(expected, words):
    earlier = Hindsight(
        origin=2015, year=2020, expected=expected, lower=3350.0, upper=3450.0, counted=3400.0
    )
    told = said(
        outlook.chapter(dossier(aged(2020), outlook=replace(some_outlook(), hindsight=(earlier,))))
    )

    assert f"Hätten wir Ende 2015 so gerechnet, hätten wir für Ende 2020 {words}" in told
    assert "Gezählt wurden 3.400. Das lag in der Spanne" in told


def test_a_miss_beyond_the_band_is_said_and_without_earlier_years_nothing():
    earlier = Hindsight(
        origin=2015, year=2020, expected=3800.0, lower=3700.0, upper=3900.0, counted=3400.0
    )
    missed = replace(some_outlook(), hindsight=(earlier,))

    assert "außerhalb der Spanne, wie es in 2 von 10 Fällen vorkommt" in said(
        outlook.chapter(dossier(aged(2020), outlook=missed))
    )
    assert "Hätten wir" not in said(outlook.chapter(dossier(aged(2020), outlook=some_outlook())))


@pytest.mark.parametrize(
    ("code", "params", "words"),
    [
        ("too_small", {"least": 500}, "Für weniger als 500 Menschen"),
        ("too_few_dates", {}, "mindestens zwei Stichtage"),
        ("too_old", {"year": 2008}, "Die jüngsten Zahlen sind von 2008"),
        ("no_total", {}, "Ohne Einwohnerzahl"),
    ],
)
def test_why_there_is_no_projection_is_said(code, params, words):
    (gap,) = outlook.chapter(dossier(total(2020, 90), outlook=Refusal(code, params))).blocks

    assert words in gap.text


def test_a_reading_keeps_unit_year_direction_and_comparison():
    reading = ReleasedReading(
        key="women_18_29",
        indicator="A5",
        year=2020,
        value=0.47,
        sentence="Ein Satz.",
        sources=(),
        compared=("Ein Vergleich.",),
    )
    chapter = readings.chapter(dossier(aged(2020), readings=(reading,)))

    (theme,) = blocks(chapter, Readings)
    (item,) = theme.items
    assert theme.title == "Bevölkerung und Alter"
    assert (item.value, item.unit, item.year, item.direction) == ("47,0", "%", "2020", "higher")
    assert item.sentences == ("Ein Satz.", "Ein Vergleich.")


def test_gaps_are_listed_by_the_table_that_closes_them():
    missing = (
        ReleasedGap("birth_rate", "B1", "Es fehlt.", ("12612-93-01-4",)),
        ReleasedGap("natural_balance", "B6", "Es fehlt.", ("12612-93-01-4",)),
        ReleasedGap("rent", "E10", "Nichts zu sagen.", ()),
    )
    first, second = blocks(gaps.chapter(dossier(aged(2020), gaps=missing)), Tabular)

    assert first.table.rows == (
        ("12612-93-01-4", "Geburten je 1.000 und Natürlicher Saldo je 1.000"),
    )
    assert second.table.rows == (("Nichts zu sagen.", "Miete je Quadratmeter"),)


def test_the_method_says_how_many_figures_are_withheld():
    assert "Zahlen von 1 bis 2 Personen werden nicht gezeigt" in said(
        method.chapter(dossier(aged(2020)))
    )
    assert "In diesem Profil sind 7 Werte ausgeblendet." in said(
        method.chapter(dossier(aged(2020), hidden=7))
    )


def test_the_first_page_has_five_things_and_says_what_is_missing():
    full = at_a_glance.chapter(
        dossier(aged(2015), aged(2020), outlook=some_outlook(), references=(land(aged(2020)),))
    )
    (points,) = blocks(full, Points)
    assert len(points.items) == 5
    assert blocks(full, Gap) == []

    poor = at_a_glance.chapter(dossier(total(2015, 900), total(2020, 880)))
    (points,) = blocks(poor, Points)
    assert len(points.items) == 1
    (gap,) = blocks(poor, Gap)
    assert "der Altersaufbau" in gap.text


@pytest.mark.parametrize(
    "stands",
    [
        (),
        (total(2020, 900),),
        (total(2015, 900), total(2020, 880)),
        (stand(2020, [[300, 400, 200]], ages=(0, 18, 65)),),
        (aged(2015), aged(2020)),
    ],
    ids=["nothing", "one total", "two totals", "one table without sexes", "two tables"],
)
@pytest.mark.parametrize("level", ["quarter", "municipality", "association", "county", "state"])
def test_every_area_gets_all_chapters_however_little_is_known(stands, level):
    place = Place("99001001", level, "Musterau", "")
    profile = build_profile(dossier(*stands, place=place), made_on=date(2026, 11, 25))

    assert len(profile.chapters) == 10
    assert all(chapter.blocks for chapter in profile.chapters)


def test_a_text_is_never_left_with_a_hole():
    profile = build_profile(
        dossier(aged(2015), aged(2020), outlook=some_outlook(), references=(land(aged(2020)),)),
        made_on=date(2026, 11, 25),
    )
    texts = [
        block.text
        for chapter in profile.chapters
        for block in chapter.blocks
        if isinstance(block, Paragraph | Note | Gap)
    ]

    assert all(text[0].isupper() and text.rstrip(")").endswith((".", ":")) for text in texts)
    assert not any("{" in text or "None" in text or "  " in text for text in texts)


def _gap(key: str, *tables: str) -> ReleasedGap:
    said = "Es fehlt etwas. Die Angabe steht in: x."
    return ReleasedGap(key=key, indicator="A1", sentence=said, tables=tables)


def test_gaps_name_tables_that_are_not_there_and_other_sources_apart():
    told = dossier(total(2020, 900))
    there = told.sources[0].table
    told = replace(
        told,
        gaps=(
            _gap("birth_rate", there, "12612-93-01-4"),
            _gap("population_change_10_years", there),
            _gap("doctors_per_10000", "INKAR"),
            _gap("child_poverty", "AkG"),
        ),
    )

    lists = {block.key: block.table.rows for block in blocks(gaps.chapter(told), Tabular)}

    assert lists["luecken"] == (("12612-93-01-4", "Geburten je 1.000"),)
    assert lists["luecken-quellen"] == (
        ("Arbeitsmarkt kommunal (Bundesagentur für Arbeit)", "Kinderarmut"),
        ("INKAR (BBSR)", "Hausärzte je 10.000"),
    )
    ((reason, names),) = lists["luecken-andere"]
    assert reason == "Es fehlt etwas."
    assert names == "Veränderung in 10 Jahren"


def test_figures_of_one_meaning_are_explained_once():
    def read(key: str) -> ReleasedReading:
        return ReleasedReading(
            key=key, indicator="A6", year=2020, value=3.0, sentence="So ist es.",
            sources=(), compared=(), series=(),
        )  # fmt: skip

    told = dossier(total(2020, 900), readings=(read("share_under_3"), read("share_3_5")))
    (group,) = blocks(readings.chapter(told), Readings)

    assert [item.is_explained for item in group.items] == [False, True]
    assert group.items[1].meaning == group.items[0].meaning


def test_moves_that_were_added_up_say_what_they_hold():
    moves = [
        replace(flow(kind, 2020, count), parts=4)
        for kind, count in (("arrivals", 120), ("departures", 100))
    ]
    text = said(movements.chapter(dossier(total(2020, 900), flows=tuple(moves))))

    assert "aus 4 Gebieten zusammengezählt: Umzüge von einem zum anderen" in text


def test_the_small_picture_of_the_outlook_ends_where_its_words_end():
    told = dossier(aged(2015), aged(2020), outlook=some_outlook(target=2035))
    profile = build_profile(told, made_on=date(2021, 5, 1))
    drawings = drawings_of(profile, width=ON_PAGE)

    assert "2040" in drawings["vorausberechnung"]
    small = drawings[small_key("vorausberechnung")]
    assert "bis 2035" in small
    assert "2040" not in small


def test_twins_are_named_with_distance_and_reason():
    reading = ReleasedReading("share_65_plus", "A9", 2020, 0.25, "", ())
    twin = ReleasedTwin(
        place=Place("99002", "county", "Hohenbrück", "Landkreis"),
        distance=0.84,
        alike=("share_65_plus",),
        unlike=("residents",),
        readings=(replace(reading, value=0.26),),
    )

    chapter = comparison.chapter(dossier(readings=(reading,), twins=(twin,)))

    (table,) = blocks(chapter, Tabular)
    assert table.table.rows == (
        ("Abstand", "–", "0,8"),
        ("Anteil 65 Jahre und älter (%), 2020", "25,0", "26,0"),
    )
    assert table.table.columns == ("Merkmal", "Landkreis Weidenfeld", "Landkreis Hohenbrück")
    assert "ähnlich: Anteil 65 Jahre und älter; anders: Einwohnerinnen" in said(chapter)
    assert "nicht besser oder schlechter" in said(chapter)


def test_changed_borders_are_told_where_they_lie_in_the_years_shown():
    changes = (
        BorderChange(2018, "Nebendorf", came=True),
        BorderChange(2019, "Weitweg", came=False),
        BorderChange(1999, "Altdorf", came=True),
    )

    text = said(population.chapter(dossier(total(2015, 900), total(2020, 990), borders=changes)))

    assert "Seit 2018 gehört Nebendorf ganz oder zum Teil dazu." in text
    assert "Seit 2019 gehört ein Teil zu Weitweg." in text
    assert "Altdorf" not in text
