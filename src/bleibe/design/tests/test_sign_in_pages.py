import re

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

FOR_EVERYBODY = [
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_inactive",
]
FOR_PEOPLE = [
    "account_change_password",
    "account_reauthenticate",
    "account_logout",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
]


@pytest.fixture
def anna(client):
    person = get_user_model().objects.create_user(
        email="anna@musterstadt.example", password="ein-langes-passwort", name="Anna Beispiel"
    )
    client.force_login(person)
    return person


def check(page: str) -> None:
    main = page.split("<main")[1].split("</main>", maxsplit=1)[0]
    assert page.count("<h1") == 1
    assert 'class="skip-link"' in page
    assert "– Bleibe</title>" in page
    assert not re.search(r"<title>\s*–", page)
    assert not re.search(r"<[^>]+\sstyle\s*=", page)
    assert not re.search(r"<script(?![^>]+(?:src=|application/json))", page)
    for kind in re.findall(r"<input(?![^>]+hidden)[^>]*>", main):
        assert 'class="kern-form-' in kind
    for button in re.findall(r"<button[^>]*>", main):
        assert 'class="kern-btn' in button


@pytest.mark.django_db
@pytest.mark.parametrize("name", FOR_EVERYBODY)
def test_a_page_before_sign_in_has_our_look(client, name: str) -> None:
    response = client.get(reverse(name))

    assert response.status_code == 200
    check(response.content.decode())


@pytest.mark.django_db
@pytest.mark.usefixtures("anna")
@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_a_page_of_the_own_account_has_our_look(client, name: str) -> None:
    response = client.get(reverse(name), follow=True)

    assert response.status_code == 200
    check(response.content.decode())


@pytest.mark.django_db
def test_a_wrong_password_keeps_the_address_and_says_so_on_the_page(client) -> None:
    response = client.post(
        reverse("account_login"), {"login": "wer@musterstadt.example", "password": "falsch"}
    )
    page = response.content.decode()

    assert 'value="wer@musterstadt.example"' in page
    assert 'role="alert"' in page
    assert "<title>Fehler: Anmelden – Bleibe</title>" in page


@pytest.mark.django_db
def test_nobody_is_invited_to_sign_up(client) -> None:
    page = client.get(reverse("account_login")).content.decode()

    assert reverse("account_signup") not in page
