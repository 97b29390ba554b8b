"""What the charts say in words and in their tables."""

from bleibe.design.charts import (
    AgeGroup,
    BarSeries,
    Compared,
    Phase,
    Step,
    YearValue,
    bars,
    comparison,
    life_phases,
    population_line,
    pyramid,
    sparkline,
    waterfall,
)
from bleibe.design.tests.charts.reading import texts_of

PROTECTED = "zum Schutz nicht gezeigt"


def shown(chart) -> str:
    return "\n".join(box.text for box in texts_of(chart))


def test_a_comparison_says_with_whom() -> None:
    chart = comparison(
        "Altenquotient",
        areas=[
            Compared("Musterstadt", 41.7, own=True),
            Compared("Kreis", 39.2),
            Compared("Land", 44.0),
            Compared("Bund", None, missing=PROTECTED),
        ],
        unit="je 100 Personen",
    )

    assert chart.description == (
        "je 100 Personen: Musterstadt (41,7). "
        "Das ist mehr als in: Kreis (39,2). Das ist weniger als in: Land (44,0)."
    )
    assert chart.rows[-1] == ("Bund", PROTECTED)
    assert f"Schraffiert – {PROTECTED}: Bund." in shown(chart)


def test_a_waterfall_closes_what_the_steps_leave_open() -> None:
    chart = waterfall(
        "Veränderung",
        start_label="2014",
        start=100,
        steps=[Step("Geburten", 10)],
        end_label="2024",
        end=105,
    )

    assert chart.rows == (
        ("2014", "100"),
        ("Geburten", "+10"),
        ("übrige Veränderung", "−5"),
        ("2024", "105"),
    )


def test_a_waterfall_does_not_tell_the_step_that_is_kept_back() -> None:
    chart = waterfall(
        "Veränderung",
        start_label="2014",
        start=100,
        steps=[Step("Geburten", 10), Step("Sterbefälle", None, PROTECTED)],
        end_label="2024",
        end=108,
    )

    assert "übrige Veränderung" not in chart.svg
    assert "−2" not in chart.svg
    assert chart.rows[2] == ("Sterbefälle", PROTECTED)


def test_a_pyramid_gives_no_sum_when_a_group_is_kept_back() -> None:
    groups = [AgeGroup("0 bis 9", 40, 42), AgeGroup("10 bis 19", None, 3, missing=PROTECTED)]

    chart = pyramid("Alter", groups=groups, now="2024")

    assert "Zusammen" not in chart.description
    assert chart.rows[1] == ("10 bis 19", "3", PROTECTED)


def test_a_pyramid_names_the_largest_group_of_both_dates() -> None:
    groups = [AgeGroup("0 bis 9", 40, 42, 90, 91), AgeGroup("10 bis 19", 70, 71, 50, 51)]

    chart = pyramid("Alter", groups=groups, now="2024", then="2014")

    assert chart.description == (
        "2024 ist die Altersgruppe „10 bis 19“ am größten: 141 Personen. "
        "2014 war es „0 bis 9“ mit 181. Zusammen sind es 110 Frauen und 113 Männer."
    )


def test_life_phases_tell_shares_of_complete_years_only() -> None:
    chart = life_phases(
        "Phasen",
        years=[2014, 2024],
        phases=[Phase("Kinder", (10, None), PROTECTED), Phase("Erwachsene", (30, 30))],
    )

    assert chart.rows == (
        ("2014", "10 (25,0 %)", "30 (75,0 %)"),
        ("2024", PROTECTED, "30"),
    )
    assert f"Schraffiert – {PROTECTED}: 2024." in shown(chart)


def test_bars_name_highest_and_lowest_and_every_gap() -> None:
    chart = bars(
        "Geburten",
        categories=["2022", "2023", "2024"],
        series=[BarSeries("Geburten", (12, None, 9), PROTECTED)],
        unit="Personen",
    )

    assert chart.description == ("Geburten: am meisten 12 Personen (2022), am wenigsten 9 (2024).")
    assert f"Schraffiert – {PROTECTED}: 2023." in shown(chart)


def test_bars_lie_down_when_their_names_need_room() -> None:
    names = ["Mehrpersonenhaushalte ohne Kernfamilie"] * 4
    lying = bars("H", categories=names, series=[BarSeries("H", (1, 2, 3, 4))], unit="H")
    upright = bars("H", categories=["a", "b"], series=[BarSeries("H", (1, 2))], unit="H")

    assert len({box.top for box in texts_of(lying) if "Kernfamilie" in box.text}) == 4
    assert len({box.top for box in texts_of(upright) if box.text in {"a", "b"}}) == 1


def test_a_new_base_is_told_in_one_plain_sentence() -> None:
    chart = population_line(
        "Einwohnerzahl",
        past=[
            YearValue(2020, 900, base="Zensus 2011"),
            YearValue(2024, 880, base="Zensus 2022"),
        ],
        area="Musterstadt",
    )

    assert "Die Grundlage wechselt: ab 2024 Zensus 2022." in shown(chart)


def test_a_sparkline_tells_first_and_last() -> None:
    chart = sparkline("Geburten", points=[("2014", 12), ("2019", None), ("2024", 1_200)])

    assert chart.description == "12 (2014), zuletzt 1.200 (2024)."
    assert chart.rows[1] == ("2019", "keine Angabe")


def test_the_same_figures_give_the_same_drawing() -> None:
    points = [("2014", 12), ("2024", 15)]

    assert sparkline("Geburten", points=points).svg == sparkline("Geburten", points=points).svg


def test_what_people_call_things_cannot_break_the_drawing() -> None:
    chart = comparison("A & B", areas=[Compared("<script>alert(1)</script>", 1.0)], unit='"je" 100')

    assert "<script" not in chart.svg
