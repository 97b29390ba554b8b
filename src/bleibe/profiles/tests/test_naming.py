import pytest

from bleibe.profiles.naming import name_of


@pytest.mark.parametrize(
    ("name", "level", "designation", "label", "place", "possessive"),
    [
        ("Uckermark", "county", "Landkreis",
         "Landkreis Uckermark", "im Landkreis Uckermark", "des Landkreises Uckermark"),
        ("Dithmarschen, Landkreis", "county", "",
         "Landkreis Dithmarschen", "im Landkreis Dithmarschen", "des Landkreises Dithmarschen"),
        ("Hochsauerlandkreis", "county", "Kreis",
         "Hochsauerlandkreis", "im Hochsauerlandkreis", "des Hochsauerlandkreises"),
        ("Rhein-Sieg-Kreis", "county", "",
         "Rhein-Sieg-Kreis", "im Rhein-Sieg-Kreis", "des Rhein-Sieg-Kreises"),
        ("Flensburg", "county", "kreisfreie Stadt", "Flensburg", "in Flensburg", "von Flensburg"),
        ("Musterau, Stadt", "municipality", "", "Musterau", "in Musterau", "von Musterau"),
        ("Samtgemeinde Moorbach", "association", "",
         "Samtgemeinde Moorbach", "in der Samtgemeinde Moorbach", "der Samtgemeinde Moorbach"),
        ("Moorbach", "association", "Samtgemeinde",
         "Samtgemeinde Moorbach", "in der Samtgemeinde Moorbach", "der Samtgemeinde Moorbach"),
        ("Büsum", "association", "Amt", "Amt Büsum", "im Amt Büsum", "des Amtes Büsum"),
        ("Region Hannover", "county", "Landkreis",
         "Region Hannover", "in der Region Hannover", "der Region Hannover"),
        ("Hafenkante", "quarter", "Stadtteil",
         "Stadtteil Hafenkante", "im Stadtteil Hafenkante", "des Stadtteils Hafenkante"),
        ("Nord", "quarter", "", "Quartier Nord", "im Quartier Nord", "des Quartiers Nord"),
        ("Saarland", "state", "", "Saarland", "im Saarland", "des Saarlandes"),
        ("Schleswig-Holstein", "state", "",
         "Schleswig-Holstein", "in Schleswig-Holstein", "von Schleswig-Holstein"),
        ("Deutschland", "federation", "", "Deutschland", "in Deutschland", "von Deutschland"),
    ],
)  # fmt: skip
def test_names_bend_to_their_place_in_a_sentence(
    name, level, designation, label, place, possessive
):
    found = name_of(name, level=level, designation=designation)

    assert (found.label, found.place, found.possessive) == (label, place, possessive)


def test_the_article_changes_with_the_case():
    kreis = name_of("Uckermark", level="county", designation="Landkreis")

    assert kreis.subject == "der Landkreis Uckermark"
    assert kreis.accusative == "den Landkreis Uckermark"


def test_a_town_stands_without_article():
    town = name_of("Musterstadt", level="municipality", designation="Stadt")

    assert (town.subject, town.accusative) == ("Musterstadt", "Musterstadt")
