import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from bleibe.desk.account_urls import urlpatterns
from bleibe.parties.models import Person

pytestmark = pytest.mark.django_db
LOGIN = "/zugang/anmelden/"
RESET = "/zugang/passwort/vergessen/"


@pytest.fixture(autouse=True)
def fresh_rate_limits(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


def sign_in(client, *, email="anna@example.org", password="geheim"):  # noqa: S107 - of a persona
    return client.post(LOGIN, {"login": email, "password": password})


def code_for(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_who_signs_in_comes_to_the_start_page(client, anna):
    assert sign_in(client).url == "/start/"


def test_who_was_on_the_way_to_a_page_comes_there(client, anna):
    response = client.post(
        f"{LOGIN}?next=/gebiete/", {"login": anna.email, "password": "geheim", "next": "/gebiete/"}
    )

    assert response.url == "/gebiete/"


def test_nobody_is_led_to_another_site(client, anna):
    response = client.post(
        LOGIN, {"login": anna.email, "password": "geheim", "next": "https://boese.example/"}
    )

    assert response.url == "/start/"


def test_a_session_known_before_is_not_the_one_after(client, anna):
    client.get(LOGIN)
    client.session.save()
    before = client.session.session_key

    sign_in(client)

    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_signing_out_ends_the_session_on_the_server(client, anna):
    sign_in(client)
    client.post("/zugang/abmelden/")

    assert Session.objects.count() == 0
    assert client.get("/start/").status_code == 302


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, anna):
    token = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
    bodies = [
        token.sub("", sign_in(client, email=email, password="falsch").content.decode())
        for email in ("anna@example.org", "nobody@example.org")
    ]

    assert bodies[0].replace("anna@", "") == bodies[1].replace("nobody@", "")
    assert "E-Mail-Adresse oder Passwort stimmen nicht" in bodies[0]


def test_a_new_password_is_promised_to_everybody_alike(client, anna):
    pages = [client.post(RESET, {"email": email}, follow=True) for email in (
        "anna@example.org", "nobody@example.org")]  # fmt: skip

    assert pages[0].content == pages[1].content
    letters = {letter.to[0]: letter for letter in mail.outbox}
    assert "/zugang/passwort/neu/" in letters["anna@example.org"].body
    assert "/zugang/einladung/" in letters["nobody@example.org"].body
    assert letters["anna@example.org"].subject == "Bleibe: Neues Passwort festlegen"


def test_guessing_ends_after_five_tries_and_the_mail_link_still_works(client, anna):
    for _guess in range(5):
        sign_in(client, password="falsch")

    assert "Zu viele Versuche" in sign_in(client).content.decode()
    client.post(RESET, {"email": anna.email})
    link = re.search(r"/zugang/passwort/neu/\S+", mail.outbox[-1].body)[0]
    form = client.get(link, follow=True).request["PATH_INFO"]
    new = "ganz neues Passwort 9"
    client.post(form, {"password1": new, "password2": new})
    assert Person.objects.get(pk=anna.pk).check_password(new)


def test_there_is_no_way_to_sign_up(client):
    page = client.get("/zugang/einladung/")

    assert "Zugang auf Einladung" in page.content.decode()
    assert client.post("/zugang/einladung/", {"email": "x@example.org"}).status_code == 200
    assert not Person.objects.exists()


def test_pages_of_the_library_that_are_not_needed_are_not_there():
    for name in ("account_email", "account_confirm_email", "account_request_login_code"):
        with pytest.raises(NoReverseMatch):
            reverse(name, args=["x"] if name == "account_confirm_email" else [])
    assert len(urlpatterns) == 25


def test_the_library_speaks_our_words():
    assert gettext("You have signed out.") == "Sie sind abgemeldet."
    assert gettext("Recovery Codes") == "Ersatzcodes"


class TestSecondFactor:
    @pytest.fixture(autouse=True)
    def _required(self, settings):
        settings.SECOND_FACTOR = "required"

    @pytest.mark.usefixtures("anna")
    def test_without_it_every_page_leads_to_setting_it_up(self, client):
        sign_in(client)

        assert client.get("/gebiete/").url == reverse("mfa_index")
        page = client.get(reverse("mfa_index")).content.decode()
        assert "Ein Passwort allein kann gestohlen werden" in page
        assert reverse("mfa_add_webauthn") in page
        assert reverse("mfa_activate_totp") in page

    def test_a_later_change_asks_for_the_password_again(self, client, anna):
        TOTP.activate(anna, "JBSWY3DPEHPK3PXP")
        sign_in(client)
        client.post(reverse("mfa_authenticate"), {"code": code_for("JBSWY3DPEHPK3PXP")})

        assert client.get(reverse("mfa_add_webauthn")).url.startswith("/zugang/bestaetigen/")

    @pytest.mark.usefixtures("anna")
    def test_the_way_with_an_app_ends_with_codes_and_the_start_page(self, client):
        sign_in(client)
        form = client.get(reverse("mfa_activate_totp")).context["form"]

        response = client.post(
            reverse("mfa_activate_totp"), {"code": code_for(form.secret)}, follow=True
        )

        page = response.content.decode()
        assert response.request["PATH_INFO"] == reverse("mfa_view_recovery_codes")
        assert page.count("<code>") == 10
        assert "/start/" in page
        assert client.get("/start/").status_code == 200

    @pytest.mark.usefixtures("anna")
    def test_the_secret_is_not_in_the_database_in_clear(self, client):
        sign_in(client)
        secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
        client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})

        stored = Authenticator.objects.get(type=Authenticator.Type.TOTP)
        assert secret not in str(stored.data)
        assert TOTP(stored).validate_code("000000") is False

    def test_the_next_sign_in_asks_for_the_code(self, client, anna):
        TOTP.activate(anna, "JBSWY3DPEHPK3PXP")

        assert sign_in(client).url == reverse("mfa_authenticate")
        assert client.get("/start/").status_code == 302
        response = client.post(reverse("mfa_authenticate"), {"code": code_for("JBSWY3DPEHPK3PXP")})
        assert response.url == "/start/"

    def test_the_last_factor_stays(self, client, anna):
        sign_in(client)
        TOTP.activate(anna, "JBSWY3DPEHPK3PXP")
        client.post(reverse("account_reauthenticate"), {"password": "geheim"})

        client.post(reverse("mfa_deactivate_totp"))

        assert Authenticator.objects.filter(user=anna).exists()


@pytest.mark.parametrize(
    "name",
    [
        "account_change_password", "account_reauthenticate", "account_logout", "mfa_index",
        "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn",
    ],
)  # fmt: skip
def test_each_page_of_an_account_opens_in_german(client, anna, name):
    sign_in(client)

    page = client.get(reverse(name), follow=True)

    assert page.status_code == 200
    assert not re.search(r"\b([Dd]u|[Dd]eine?r?|gib)\b", page.content.decode())


@pytest.mark.parametrize(
    "name", ["account_login", "account_reset_password", "account_reset_password_done",
             "account_reset_password_from_key_done", "account_inactive", "account_signup"],
)  # fmt: skip
def test_each_page_before_the_account_opens_in_german(client, name):
    page = client.get(reverse(name))

    assert page.status_code == 200
    assert not re.search(r"\b([Dd]u|[Dd]eine?r?|gib)\b", page.content.decode())
