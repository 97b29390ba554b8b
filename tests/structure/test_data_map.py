"""Every field of every table is declared: whose it is, what for, on which ground, how long."""

import tomllib
from collections import Counter

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from source import ROOT

MAP = tomllib.loads((ROOT / "docs" / "data-map.toml").read_text())
WORDS = ("purpose", "basis", "deletion")
MODELS = {model._meta.label: model for model in apps.get_models(include_auto_created=True)}
DECLARED = {name: entry for name, entry in MAP.items() if name not in (*WORDS, "outside")}
LISTS = ("personal", "free_text", "other")


def fields_of(model) -> list[str]:
    return [
        field.name
        for field in model._meta.get_fields()
        if field.concrete or getattr(field, "primary_key", False)
    ]


def listed(entry) -> list[str]:
    return [field for name in LISTS for field in entry.get(name, [])]


def test_every_table_is_in_the_map_and_no_table_that_is_gone():
    assert set(DECLARED) == set(MODELS)


@pytest.mark.parametrize("label", MODELS)
def test_every_field_is_declared_once(label):
    assert Counter(listed(DECLARED[label])) == Counter(fields_of(MODELS[label]))


@pytest.mark.parametrize("label", MODELS)
def test_purpose_ground_and_deletion_are_words_that_are_explained(label):
    entry = DECLARED[label]
    assert [entry[word] in MAP[word] for word in WORDS] == [True, True, True]
    assert set(entry) <= {*WORDS, *LISTS, "export"}


@pytest.mark.parametrize("label", MODELS)
def test_what_is_about_people_has_a_ground_and_only_that_is_handed_out(label):
    entry = DECLARED[label]
    assert bool(entry.get("personal")) == (entry["basis"] != "none")
    assert bool(entry.get("personal")) == bool(entry.get("export"))
    about_people = {*entry.get("personal", []), *entry.get("free_text", [])}
    assert set(entry.get("export", [])) <= about_people


@pytest.mark.parametrize("label", MODELS)
def test_a_field_that_leads_to_a_person_is_personal(label):
    leading = {
        field.name
        for field in MODELS[label]._meta.get_fields()
        if field.concrete
        and (field.related_model is get_user_model() or field.name.startswith("person"))
    }
    assert leading <= set(DECLARED[label].get("personal", []))


def test_secrets_are_not_handed_out():
    for label, name in (
        ("parties.Person", "password"), ("mfa.Authenticator", "data"),
        ("sessions.Session", "session_key"), ("account.EmailConfirmation", "key"),
        ("kernel.EventFacts", "salt"),
    ):  # fmt: skip
        assert name not in DECLARED[label].get("export", [])
