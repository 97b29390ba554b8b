"""Text out of imported files: what could break pages later is refused, markup is only text."""

import pytest
from django.db import transaction

from bleibe.kernel import files
from bleibe.kernel.errors import Refused
from bleibe.kernel.sentences import sentence
from bleibe.parties.models import Area
from bleibe.profiles.actions.taking_over import take_over
from bleibe.profiles.actions.uploads import ALLOWED
from bleibe.profiles.reading import read_stored

ROW = "{key};{name};99001001;31.12.2023;;;;{persons}\n"
HEAD = "Gebiet;Name;Teil_von;Stichtag;Geschlecht;Alter_von;Alter_bis;Personen\n"
ODD_KEYS = (
    "Q1/../x", "Q 1", "Q#1", "Q%2e", "<b>", "Q\u202e1", "Q" * 16, "x" * 100_000, "Q{{1}}",
    "Q'1", "Q\t1", "Q\\1",
)  # fmt: skip


def come_in(text: str, *, owner, name: str = "register.csv"):
    stored = files.store([text.encode()], name=name, allowed=ALLOWED)
    read = read_stored(stored.pk, name=name, mapping={})
    return take_over(read, owner=owner, file=stored, file_name=name, by=None)


@pytest.mark.parametrize("key", ODD_KEYS, ids=ascii)
def test_a_key_that_cannot_stand_in_an_address_is_refused(musterstadt, key):
    with pytest.raises(Refused) as caught, transaction.atomic():
        come_in(HEAD + ROW.format(key=f'"{key}"', name="Hafen", persons=500), owner=musterstadt)

    said = sentence(caught.value.code, **caught.value.params)
    assert caught.value.code == "area_key_odd"
    assert "„register.csv“, Zeile 2" in said
    assert len(said) < 400
    assert not Area.objects.filter(level="quarter").exists()


@pytest.mark.parametrize("key", ["01", "Hafen-Süd", "1.2.3", "q_1", "Ω"])
def test_ordinary_keys_come_in(musterstadt, key):
    come_in(HEAD + ROW.format(key=key, name="Hafen", persons=500), owner=musterstadt)

    assert Area.objects.get(level="quarter").key == f"99001001-{key}"


@pytest.mark.parametrize(("remark", "length"), [("Quelle", 300), ("Lizenz", 100), ("Titel", 5_000)])
def test_a_remark_that_fits_no_column_is_refused(musterstadt, remark, length):
    text = f"# {remark}: {'x' * length}\n" + HEAD + ROW.format(key="01", name="H", persons=500)

    with pytest.raises(Refused) as caught:
        come_in(text, owner=musterstadt)

    assert caught.value.code == "text_too_long"
    assert len(sentence(caught.value.code, **caught.value.params)) < 400
