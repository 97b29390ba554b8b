import pytest
from django.test import RequestFactory

from bleibe.design import navigation
from bleibe.design.navigation import NavItem


@pytest.fixture(autouse=True)
def empty_navigation(monkeypatch) -> None:
    monkeypatch.setattr(navigation, "_items", {})


def links(path: str = "/", *, place: str = "main", **attributes: object) -> list:
    request = RequestFactory().get(path)
    for name, value in attributes.items():
        setattr(request, name, value)
    return navigation.links_for(request, place=place)


def test_entries_come_in_their_order() -> None:
    navigation.register(
        NavItem("Zweites", "design:gallery", order=20), NavItem("Erstes", "account_login", order=10)
    )

    assert [link.label for link in links()] == ["Erstes", "Zweites"]


def test_an_entry_is_shown_only_to_those_who_may_see_it() -> None:
    navigation.register(
        NavItem("Betrieb", "design:gallery", visible=lambda request: request.user == "clara")
    )

    assert links(user="dora") == []
    assert [link.label for link in links(user="clara")] == ["Betrieb"]


def test_before_it_is_known_who_asks_only_entries_for_everybody_show() -> None:
    navigation.register(
        NavItem("Kommunen", "design:gallery"),
        NavItem("Betrieb", "account_login", visible=lambda request: request.user == "clara"),
    )

    assert [link.label for link in links()] == ["Kommunen"]


def test_the_page_itself_and_pages_below_it_are_marked() -> None:
    navigation.register(NavItem("Gestaltung", "design:gallery"))

    assert [link.current for link in links("/gestaltung/")] == ["page"]
    assert [link.current for link in links("/gestaltung/teil/")] == ["true"]
    assert [link.current for link in links("/anderes/")] == [""]


def test_the_account_menu_has_its_own_entries() -> None:
    navigation.register(NavItem("Sicherheit", "design:gallery", place="account"))

    assert links() == []
    assert [link.label for link in links(place="account")] == ["Sicherheit"]


def test_an_entry_without_a_page_is_an_error_with_its_name() -> None:
    navigation.register(NavItem("Nirgends", "nirgends:seite"))

    with pytest.raises(LookupError, match="nirgends:seite"):
        links()
