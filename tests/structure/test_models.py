"""What holds for every model: states, glossary, pairs of fields."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
OWN = [model for model in apps.get_models() if model.__module__.startswith("bleibe.")]

UNPAIRED = {
    "kernel.StoredFile.stored_at",  # the same content may come from several people
    "kernel.Job.created_at",  # person_id says whose it is
    "kernel.Job.finished_at",  # ended by the worker
    "profiles.Dataset.retrieved_at",  # the office's time, not an act of ours
    "profiles.ProjectionRun.made_at",  # made by the system whenever a profile needs it
    "parties.Person.created_at",  # the event log says by whom
}
"""Times without a person beside them, each with its reason."""


def terms() -> set[str]:
    found = set()
    for line in GLOSSARY.read_text().splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 3:
            found |= {term.strip() for term in re.split(r"[/(),]", cells[0]) if term.strip()}
    return found


@pytest.mark.parametrize("model", OWN, ids=lambda model: model._meta.label)
def test_the_name_of_a_model_is_in_the_glossary(model):
    assert str(model._meta.verbose_name) in terms()


@pytest.mark.parametrize("model", OWN, ids=lambda model: model._meta.label)
def test_every_state_has_its_next_steps(model):
    if hasattr(model, "State"):
        assert set(model.NEXT) == set(model.State)
        assert set().union(*model.NEXT.values()) <= set(model.State)


@pytest.mark.parametrize("model", OWN, ids=lambda model: model._meta.label)
def test_every_time_has_its_person(model):
    fields = {field.name for field in model._meta.get_fields()}
    for field in model._meta.get_fields():
        label = f"{model._meta.label}.{field.name}"
        if isinstance(field, models.DateTimeField) and label not in UNPAIRED:
            assert re.sub(r"_at$", "_by", field.name) in fields, label
