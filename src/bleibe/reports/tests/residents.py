"""Residents of a town in wide age groups, for tests that only need a profile."""

from bleibe.profiles.tests.tables import by_sex_and_age

AGES = (0, 6, 18, 25, 45, 65, 80)


def people(area: str, *years: int, size: int = 900) -> list:
    """Return cells of a town that grows by age; `size` people in the youngest group."""
    return [
        cell
        for year in years
        for cell in by_sex_and_age(
            area,
            year,
            [size + 9 * i for i in range(7)],
            [size + 7 * i for i in range(7)],
            ages=AGES,
        )
    ]
