"""One chart of each kind, from plainly invented figures."""

from bleibe.design.charts import (
    AgeGroup,
    BarSeries,
    Chart,
    Compared,
    Phase,
    ProjectedYear,
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

PROTECTED = "zum Schutz nicht gezeigt"
YEARS = range(2011, 2025)


def example_charts() -> dict[str, Chart]:
    """Return an example of every chart function by its name."""
    return {
        "population_line": population_line(
            "Bevölkerung von Musterstadt",
            past=[
                YearValue(year, None if year == 2016 else 12_100 + 41 * (year - 2011), PROTECTED)
                for year in YEARS
            ],
            projection=[
                ProjectedYear(year, 12_600 - 18 * n, 12_600 - 60 * n, 12_600 + 24 * n)
                for n, year in enumerate(range(2025, 2041), start=1)
            ],
            area="Musterstadt",
        ),
        "pyramid": pyramid(
            "Alter und Geschlecht in Musterstadt",
            groups=[_age_group(age) for age in range(0, 100, 5)],
            now="2024",
            then="2011",
        ),
        "life_phases": life_phases(
            "Lebensphasen in Musterstadt",
            years=list(YEARS),
            phases=[
                Phase(name, tuple(start + step * n for n in range(14)))
                for name, start, step in (
                    ("Kinder unter 6", 640, 3),
                    ("Kinder von 6 bis 17", 1310, -9),
                    ("Junge Erwachsene von 18 bis 29", 1580, -14),
                    ("Erwachsene von 30 bis 64", 6050, 7),
                    ("Ältere von 65 bis 79", 1830, 28),
                    ("Hochbetagte ab 80", 690, 25),
                )
            ],
        ),
        "bars": bars(
            "Geburten und Sterbefälle in Musterstadt",
            categories=[str(year) for year in YEARS],
            series=[
                BarSeries("Geburten", tuple(96 + (5 * n) % 17 for n in range(14))),
                BarSeries(
                    "Sterbefälle",
                    tuple(None if n == 5 else 131 + (7 * n) % 19 for n in range(14)),
                    PROTECTED,
                ),
            ],
            unit="Personen",
        ),
        "comparison": comparison(
            "Altenquotient im Vergleich",
            areas=[
                Compared("Musterstadt", 41.7, own=True),
                Compared("Landkreis Musterland", 39.2),
                Compared("Beispielland", 36.4),
                Compared("Deutschland", 37.1),
            ],
            unit="Personen ab 65 Jahren je 100 Personen von 20 bis 64 Jahren",
        ),
        "waterfall": waterfall(
            "Woher die Veränderung kommt",
            start_label="31.12.2014",
            start=12_223,
            steps=[
                Step("Geburten", 1_040),
                Step("Sterbefälle", -1_490),
                Step("Zuzüge", 7_020),
                Step("Fortzüge", -6_160),
            ],
            end_label="31.12.2024",
            end=12_633,
        ),
        "sparkline": sparkline(
            "Geburten", points=[(str(year), 96 + (5 * (year - 2011)) % 17) for year in YEARS]
        ),
    }


def _age_group(age: int) -> AgeGroup:
    label = "95 und älter" if age == 95 else f"{age} bis {age + 4}"
    bulge, earlier = 420 - abs(age - 56) * 4, 430 - abs(age - 43) * 4
    shape = max(0.06, 1 - max(0, age - 62) / 36)
    women, men = round(bulge * shape), round(bulge * shape * (1.02 - age / 300))
    women_then, men_then = round(earlier * shape), round(earlier * shape * (1.02 - age / 300))
    return AgeGroup(label, women, men, women_then, men_then)
