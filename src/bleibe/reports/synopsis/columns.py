"""Which indicators stand together in a Synopse (Kennzahlensatz)."""

from django.utils.translation import gettext_lazy as _

from bleibe.reports.profile.chapters.figure_names import name_and_unit
from kohorte.catalogue import catalogue

SETS = {
    "ueberblick": (
        _("Überblick"),
        (
            "residents", "population_change_5_years", "population_density", "share_under_18",
            "share_65_plus", "mean_age", "old_age_ratio", "share_foreign",
        ),
    ),
    "bewegung": (
        _("Geburten und Umzüge"),
        (
            "residents", "birth_rate", "death_rate", "natural_balance", "arrival_rate",
            "departure_rate", "migration_balance", "cohort_retention",
        ),
    ),
    "vielfalt": (
        _("Herkunft und Zusammenleben"),
        (
            "residents", "share_foreign", "share_migration_background",
            "share_immigration_history", "unemployment_ratio_foreign", "protection_seekers",
        ),
    ),
    "wohnen": (
        _("Wohnen"),
        (
            "residents", "household_size", "vacancy_rate", "owner_occupation", "rent",
            "land_price", "building_permits", "floor_space",
        ),
    ),
    "arbeit": (
        _("Arbeit und Einkommen"),
        (
            "residents", "employment_rate", "job_density", "unemployment_rate",
            "youth_unemployment_rate", "long_term_unemployed_share", "taxable_income",
        ),
    ),
    "versorgung": (
        _("Versorgung und Finanzen"),
        (
            "residents", "child_care_under_3", "child_care_3_5", "care_rate",
            "doctors_per_10000", "tax_capacity", "municipal_debt",
        ),
    ),
}  # fmt: skip
FIRST_SET = "ueberblick"
MOST_COLUMNS = 12
LOOKS_AHEAD = ("G2", "G3", "H1", "H2", "H3", "H4")
"""Indicators that rest on a projection of their own and belong to the profile alone."""


def keys_to_choose() -> dict[str, str]:
    """Return the figures that a Synopse may have, by key, with their names."""
    return {
        figure.key: name_and_unit(figure.key)
        for figure in catalogue().figures()
        if figure.indicator not in LOOKS_AHEAD and not figure.later
    }
