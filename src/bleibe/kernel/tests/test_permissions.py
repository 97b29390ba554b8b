from dataclasses import dataclass, field

import pytest

from bleibe.kernel import permissions
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import Relation, Role, may, organisations_for, require

READ = permissions.Action(
    "test.read", "Lesen", {Role.PROJECT_LEAD: Relation.OWN, Role.AUDITOR: Relation.ANY}
)


@dataclass
class Somebody:
    mandates: set = field(default_factory=set)
    is_authenticated: bool = True

    def roles(self):
        return self.mandates


@dataclass
class Thing:
    owners: set
    state: str = "draft"

    def owner_ids(self):
        return self.owners

    def get_state_display(self):
        return "Entwurf"


ANNA = Somebody({("project_lead", 1)})
BERT = Somebody({("project_lead", 2)})
AUDITOR = Somebody({("auditor", 9)})
NOBODY = Somebody()


@pytest.mark.parametrize(
    ("person", "allowed"), [(ANNA, True), (BERT, False), (AUDITOR, True), (NOBODY, False)]
)
def test_the_relation_decides_about_a_thing(person, allowed):
    assert may(person, READ, Thing({1})) is allowed


def test_without_a_thing_the_role_is_enough():
    assert may(BERT, READ)
    assert not may(NOBODY, READ)


def test_who_is_not_signed_in_may_nothing():
    assert not may(Somebody({("auditor", 9)}, is_authenticated=False), READ)


def test_queries_are_scoped_to_the_organisations_of_the_mandates():
    assert organisations_for(ANNA, READ) == {1}
    assert organisations_for(AUDITOR, READ) is None
    assert organisations_for(NOBODY, READ) == set()


def test_require_tells_role_from_state():
    action = permissions.Action(
        "test.edit", "Ändern", {Role.PROJECT_LEAD: Relation.OWN}, ("draft",)
    )
    require(ANNA, action, Thing({1}))
    with pytest.raises(Refused, match="not_allowed"):
        require(BERT, action, Thing({1}))
    with pytest.raises(Refused, match="not_in_this_state"):
        require(ANNA, action, Thing({1}, "released"))


def test_an_action_is_declared_once(monkeypatch):
    monkeypatch.setattr(permissions, "_registry", {})
    permissions.declare("a.b", "x", {})
    with pytest.raises(LookupError):
        permissions.declare("a.b", "y", {})
