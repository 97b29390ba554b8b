"""Invented places: a Land that no map shows, with Kommunen of every kind.

No Land has the number 99, so that nothing here can be taken for a real place.
"""

from dataclasses import dataclass

LAND = ("99", "Wiesenmark")


@dataclass(frozen=True)
class Place:
    """An invented municipality or Quartier and what moves its people.

    ``inhabitants`` in 2010; ``leaving`` the yearly share of the 18–24-year-olds
    who move away on balance; ``arriving`` families moving in a year per 1,000
    inhabitants; ``children`` births per woman; ``foreign`` share of newcomers
    without a German passport. [persons, 0 … 1, per 1,000, births, 0 … 1]
    """

    key: str
    name: str
    designation: str
    parent: str
    square_km: float
    inhabitants: int
    leaving: float
    arriving: float
    children: float
    foreign: float


COUNTIES = (
    ("99000", "Lindenhall", "Kreisfreie Stadt"),
    ("99001", "Weidenfeld", "Landkreis"),
    ("99002", "Hohenbrück", "Landkreis"),
)
ASSOCIATIONS = (("990015051", "Moorbach", "Samtgemeinde", "99001"),)

CITY_KEY = "99000000"
QUARTERS = (
    Place("99000000-01", "Altstadt", "Stadtteil", "99000000", 3.1, 15_200, -0.02, 2.0, 1.25, 0.34),
    Place("99000000-02", "Hafenkante", "Stadtteil", "99000000", 2.4, 11_800, 0.00, 3.5, 1.7, 0.62),
    Place("99000000-03", "Südpark", "Stadtteil", "99000000", 6.7, 21_400, 0.03, 1.0, 1.4, 0.28),
    Place("99000000-04", "Sonnenhang", "Stadtteil", "99000000", 9.8, 18_900, 0.04, 1.5, 1.5, 0.15),
    Place(
        "99000000-05", "Universität", "Stadtteil", "99000000", 4.2, 13_700, -0.13, -3.0, 0.9, 0.3
    ),
    Place("99000000-06", "Ziegelfeld", "Stadtteil", "99000000", 7.5, 24_100, 0.01, 0.5, 1.6, 0.46),
)
MUNICIPALITIES = (
    Place("99001010", "Morgenau", "Stadt", "99001", 61.4, 8_600, 0.075, 1.2, 1.45, 0.25),
    Place("99001011", "Weidenfeld", "Stadt", "99001", 88.0, 31_500, 0.045, 1.5, 1.45, 0.3),
    Place("99001012", "Brückenhain", "Stadt", "99001", 74.9, 17_900, 0.055, 0.9, 1.4, 0.28),
    Place("99001013", "Steinlohe", "Gemeinde", "99001", 45.2, 6_300, 0.07, 0.4, 1.5, 0.2),
    Place("99001021", "Altmoor", "Gemeinde", "990015051", 38.3, 2_900, 0.08, 0.8, 1.55, 0.15),
    Place("99001022", "Bachtal", "Gemeinde", "990015051", 29.6, 3_700, 0.06, 2.6, 1.6, 0.15),
    Place("99001023", "Kleinwinkel", "Gemeinde", "990015051", 12.1, 240, 0.09, 0.0, 1.5, 0.05),
    Place("99001024", "Torfhusen", "Gemeinde", "990015051", 33.8, 1_850, 0.08, 0.2, 1.5, 0.1),
    Place("99002010", "Hohenbrück", "Stadt", "99002", 52.2, 42_300, 0.02, 2.4, 1.5, 0.35),
    Place("99002011", "Kirschgrund", "Gemeinde", "99002", 31.0, 9_800, 0.03, 4.6, 1.6, 0.2),
    Place("99002012", "Auental", "Gemeinde", "99002", 49.5, 12_600, 0.04, 2.1, 1.55, 0.25),
)
