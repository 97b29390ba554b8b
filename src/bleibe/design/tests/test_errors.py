import pytest
from django.test import RequestFactory, override_settings

from bleibe.design import errors


@pytest.fixture
def request_():
    return RequestFactory().get("/verirrt/")


@pytest.mark.parametrize(
    ("view", "status", "heading"),
    [
        (errors.not_found, 404, "Diese Seite gibt es nicht"),
        (errors.refused, 403, "Das ist hier nicht erlaubt"),
        (errors.bad_request, 400, "Diese Anfrage haben wir nicht verstanden"),
        (errors.csrf_failed, 403, "Dieses Formular ist nicht mehr gültig"),
        (errors.broken, 500, "Da ist bei uns etwas schiefgegangen"),
    ],
)
def test_an_error_page_says_what_happened_and_what_to_do(view, status, heading, request_) -> None:
    response = view(request_)
    page = response.content.decode()

    assert response.status_code == status
    assert f"{heading}</h1>" in page
    assert "Was Sie jetzt tun können" in page
    assert " – Bleibe</title>" in page


def test_the_page_for_our_own_faults_needs_no_manifest_and_no_database(request_) -> None:
    storage = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    with override_settings(
        STORAGES={"default": storage, "staticfiles": storage}, STATIC_ROOT="/nowhere"
    ):
        response = errors.broken(request_)

    assert 'href="/static/design/broken.css"' in response.content.decode()


@pytest.mark.django_db
def test_an_unknown_address_answers_in_our_frame(client) -> None:
    response = client.get("/gibt-es-nicht/")

    assert response.status_code == 404
    assert 'id="inhalt"' in response.content.decode()
