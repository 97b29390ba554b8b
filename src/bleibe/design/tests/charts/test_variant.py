"""A projection under other assumptions, beside the band."""

from bleibe.design.charts import ProjectedYear, Variant, YearValue, population_line

AHEAD = [ProjectedYear(2026, 100, 90, 110), ProjectedYear(2027, 100, 80, 120)]


def test_a_variant_is_a_line_of_its_own_with_its_end_in_words():
    found = population_line(
        "Einwohner", past=[YearValue(2025, 100)], projection=AHEAD, area="Musterstadt",
        variant=Variant("mit Szenario", (105, 131)),
    )  # fmt: skip

    assert "mit Szenario" in found.svg
    assert ">131<" in found.svg
    assert "Mit Szenario: am Ende 131 Personen." in found.description


def test_the_axis_holds_a_variant_beyond_the_band():
    without = population_line(
        "Einwohner", past=[YearValue(2025, 100)], projection=AHEAD, area="Musterstadt"
    )
    beyond = population_line(
        "Einwohner", past=[YearValue(2025, 100)], projection=AHEAD, area="Musterstadt",
        variant=Variant("mit Szenario", (150, 190)),
    )  # fmt: skip

    assert ">190<" in beyond.svg
    assert "mit Szenario" not in without.svg
    assert "am Ende" not in without.description
