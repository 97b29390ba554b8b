"""Invented people: one for each role, so that every side can be looked at."""

from dataclasses import dataclass

from bleibe.kernel.permissions import Role
from bleibe.parties.models import Organisation

PASSWORD = "bleibe-zum-ausprobieren"  # noqa: S105 - printed on purpose: the demo holds nothing real
DOMAIN = "werkstatt-morgen.example"


@dataclass(frozen=True)
class Body:
    """An invented organisation and the areas it speaks for."""

    key: str
    name: str
    kind: Organisation.Kind
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Demo:
    """An invented person with one mandate."""

    name: str
    role: Role
    body: str

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@{DOMAIN}"


KIND = Organisation.Kind
BODIES = (
    Body("betrieb", "Betrieb der Plattform", KIND.OPERATOR),
    Body("geschaeftsstelle", "Geschäftsstelle Werkstatt Morgen", KIND.PROGRAMME_OFFICE),
    Body("ministerium", "Ministerium für Orte mit Zukunft", KIND.MINISTRY_UNIT),
    Body("pruefung", "Rechnungshof der Wiesenmark", KIND.AUDIT),
    Body("forschung", "Institut für Dorf und Stadt", KIND.RESEARCH),
    Body("beratung", "Büro Weitblick", KIND.CONSULTANCY),
    Body("morgenau", "Stadt Morgenau", KIND.TOWN, ("99001010",)),
    Body("weidenfeld", "Landkreis Weidenfeld", KIND.COUNTY, ("99001",)),
    Body("hafenkante", "Quartier Hafenkante in Lindenhall", KIND.DISTRICT_OF_CITY, ("99000000",)),
    Body("moorbach", "Samtgemeinde Moorbach", KIND.ASSOCIATION, ("990015051",)),
    Body("kirschgrund", "Gemeinde Kirschgrund", KIND.MUNICIPALITY, ("99002011",)),
)
OPERATOR = Demo("Ole Betrieb", Role.ADMINISTRATOR, "betrieb")
OFFICE = Demo("Clara Geschäft", Role.PROGRAMME_OFFICE, "geschaeftsstelle")
MINISTRY = Demo("Mira Minister", Role.MINISTRY_UNIT, "ministerium")
TOWN_LEAD = Demo("Anna Aufbruch", Role.PROJECT_LEAD, "morgenau")
TOWN_HEAD = Demo("Rita Rathaus", Role.HEAD_OF_ADMINISTRATION, "morgenau")
CITY_LEAD = Demo("Hasan Hafen", Role.PROJECT_LEAD, "hafenkante")
PEOPLE = (
    OPERATOR,
    OFFICE,
    MINISTRY,
    TOWN_LEAD,
    TOWN_HEAD,
    Demo("Tom Team", Role.TEAM_MEMBER, "morgenau"),
    Demo("Frieda Finanz", Role.FINANCE_OFFICE, "morgenau"),
    Demo("Paul Profil", Role.PROFILE_AUTHOR, "morgenau"),
    Demo("Bert Brunnen", Role.PROJECT_LEAD, "weidenfeld"),
    CITY_LEAD,
    Demo("Mia Moor", Role.PROJECT_LEAD, "moorbach"),
    Demo("Kai Kirsch", Role.PROJECT_LEAD, "kirschgrund"),
    Demo("Berta Beratung", Role.CONSULTANT, "beratung"),
    Demo("Eva Evaluation", Role.EVALUATION, "forschung"),
    Demo("Pia Beleg", Role.AUDITOR, "pruefung"),
    Demo("Jonas Jury", Role.SELECTION_PANEL, "ministerium"),
    Demo("Dana Datenschutz", Role.DATA_PROTECTION_OFFICER, "betrieb"),
)
