import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse

from bleibe.kernel.access import AccessMiddleware, page, public, signed_in
from bleibe.kernel.permissions import Action, Relation, Role

READ = Action("test.page", "Lesen", {Role.AUDITOR: Relation.ANY})


class Somebody:
    is_authenticated = True

    def __init__(self, *roles, second_factor=True):
        self._roles = {(role, 1) for role in roles}
        self._second_factor = second_factor

    def roles(self):
        return self._roles

    def lacks_second_factor(self):
        return not self._second_factor


def ask(rf, view, person):
    request = rf.get("/seite/")
    request.user = person
    answer = AccessMiddleware(lambda _request: HttpResponse()).process_view(request, view, (), {})
    return "open" if answer is None else answer.url


def test_a_page_that_declares_nothing_does_not_exist(rf):
    with pytest.raises(Http404):
        ask(rf, lambda _request: HttpResponse(), Somebody("auditor"))


def test_a_public_page_is_open(rf):
    assert ask(rf, public(lambda _request: HttpResponse()), AnonymousUser()) == "open"


@pytest.mark.parametrize("declare", [signed_in, page(READ)])
def test_who_is_not_signed_in_is_asked_to(rf, declare):
    assert ask(rf, declare(lambda _request: HttpResponse()), AnonymousUser()).startswith("/zugang/")


def test_a_stranger_finds_nothing(rf):
    with pytest.raises(Http404):
        ask(rf, page(READ)(lambda _request: HttpResponse()), Somebody("project_lead"))
    assert ask(rf, page(READ)(lambda _request: HttpResponse()), Somebody("auditor")) == "open"


def test_without_second_factor_only_its_set_up_is_open(rf, settings):
    settings.SECOND_FACTOR = "required"
    somebody = Somebody("auditor", second_factor=False)
    assert ask(rf, page(READ)(lambda _request: HttpResponse()), somebody).startswith("/zugang/")


def test_pages_for_people_are_not_stored(rf):
    request = rf.get("/")
    request.user = Somebody()
    answer = AccessMiddleware(lambda _request: HttpResponse())(request)
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/kommunen/?seite=%00", "/profil/veroeffentlicht/?seite=1%00"])
def test_an_address_with_a_nul_leads_nowhere(client, address):
    assert client.get(address).status_code == 404
