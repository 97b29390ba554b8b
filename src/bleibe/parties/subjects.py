"""How areas, organisations and people are named where the log speaks of them."""

from collections.abc import Iterable

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from bleibe.kernel.subjects import Subject
from bleibe.parties.models import Area, DirectoryEdition, Organisation, Person
from bleibe.parties.queries import mandates_seen_by, organisations_seen_by

Told = dict[str, Subject]


def organisations(keys: Iterable[str], reader: Person) -> Told:
    """Organisations that the reader may look into."""
    found = organisations_seen_by(reader).filter(pk__in=keys)
    return {str(each.pk): _subject(each, each.name, _page_of(each)) for each in found}


def people(keys: Iterable[str], reader: Person) -> Told:
    """People of whom the reader may see a mandate, with where they are."""
    mandates = mandates_seen_by(reader).filter(person__in=keys).order_by("valid_from", "pk")
    return {
        str(each.person_id): _subject(each.person, each.person.name, _page_of(each.organisation))
        for each in mandates
    }


def mandates(keys: Iterable[str], reader: Person) -> Told:
    """Mandates that the reader may see: whose, and as what."""
    found = mandates_seen_by(reader).filter(pk__in=keys)
    return {
        str(each.pk): _subject(each, f"{each.person.name}, {each}", _page_of(each.organisation))
        for each in found
    }


def areas(keys: Iterable[str], _reader: Person) -> Told:
    """Areas, which everybody may see."""
    found = Area.objects.filter(pk__in=keys)
    return {
        str(each.pk): Subject(
            each.get_level_display(),
            each.name,
            reverse("parties:area", args=[each.level, each.key]),
        )
        for each in found
    }


def editions(keys: Iterable[str], _reader: Person) -> Told:
    """Editions of the directory by their day."""
    found = DirectoryEdition.objects.filter(pk__in=keys)
    return {
        str(each.pk): Subject(
            _("Gemeindeverzeichnis"), f"{each.as_of:%d.%m.%Y}", reverse("parties:areas")
        )
        for each in found
    }


def recodings(keys: Iterable[str], _reader: Person) -> Told:
    """The table of old keys is one thing: its first row stands for all of it."""
    return {key: Subject(_("Alte Schlüssel"), "") for key in keys}


def _subject(thing: Model, name: str, url: str) -> Subject:
    return Subject(str(thing._meta.verbose_name), name, url)


def _page_of(organisation: Organisation) -> str:
    return reverse("parties:organisation", args=[organisation.key])
