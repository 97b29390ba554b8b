"""Two scenarios that Anna's town thinks about: who stays, and where new families could live."""

from bleibe.parties.models import Area, Organisation, Person
from bleibe.profiles.actions.scenarios import keep_scenario, publish_scenario
from bleibe.profiles.scenarios.levers import Levers

STAY = Levers(start=2027, full_from=2031, stay=20, in_career=10)
BUILD = Levers(
    start=2027, full_from=2027, dwellings=15, build_from=2028, build_until=2033,
    persons_per_dwelling=2.6, home="care", places=45, opens=2030, home_outside=30,
)  # fmt: skip


def keep_scenarios(*, town: Organisation, author: Person) -> None:
    """Keep both for the town; the first is published, the second is still being talked about."""
    area = Area.objects.get(organisations=town)
    stay = keep_scenario(
        area, owner=town, name="Jede und jeder Fünfte bleibt", pulled=STAY, by=author,
        reason="Ziel aus dem Workshop mit den Berufsschulen: Von fünf, die sonst nach der Schule "
        "gehen, soll eine oder einer bleiben.",
    )  # fmt: skip
    publish_scenario(stay, by=author)
    keep_scenario(
        area, owner=town, name="Baugebiet Mühlwiese und Pflegewohnen", pulled=BUILD, by=author,
        reason="Entwurf des Bebauungsplans: 90 Wohnungen in sechs Jahren; der Träger plant 45 "
        "Pflegeplätze, die meisten für Menschen aus der Stadt.",
    )  # fmt: skip
