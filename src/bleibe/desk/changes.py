"""What has changed (Was ist neu): figures, documents and people around a person."""

from collections.abc import Iterator
from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bleibe.desk.board import News
from bleibe.desk.sight import Sight
from bleibe.parties.models import Mandate
from bleibe.parties.queries import organisations_seen_by
from bleibe.profiles.models import Dataset
from bleibe.profiles.queries import datasets_for
from bleibe.reports.models import ProfileDocument

MOST_SHOWN = 6
LOOKED_AT = 50


def changes_for(sight: Sight) -> list[News]:
    """Return the newest changes that a person may know of."""
    found = [news for source in SOURCES for news in source(sight)]
    return sorted(found, key=lambda news: news.at, reverse=True)[:MOST_SHOWN]


def tables(sight: Sight) -> Iterator[News]:
    """Tables that came in; those of one statistic and one owner are told of together."""
    together: dict[str, list[Dataset]] = {}
    for dataset in datasets_for(sight.person).order_by("-imported_at")[:LOOKED_AT]:
        owner = dataset.owner.name if dataset.owner else dataset.source
        together.setdefault(f"{dataset.title or dataset.called} ({owner})", []).append(dataset)
    for words, datasets in together.items():
        newest = datasets[0]
        if len(datasets) == 1:
            text, url = words, reverse("profiles:table", args=[newest.pk])
        else:
            text = _("{words}, {count} Tabellen").format(words=words, count=len(datasets))
            url = reverse("profiles:imports")
        yield News(newest.imported_at, _("Neue Zahlen: {text}").format(text=text), url)


def documents(sight: Sight) -> Iterator[News]:
    """Profiles of the own areas that were made into documents."""
    made = ProfileDocument.objects.filter(area__in=sight.areas).select_related("area", "made_by")
    for document in made.order_by("-made_at")[:MOST_SHOWN]:
        text = _("Kommunalprofil von {area} als {kind}, erstellt von {name}").format(
            area=document.area.name,
            kind=document.get_format_display(),
            name=document.made_by.name,
        )
        url = reverse("reports:profile", args=[document.area.level, document.area.key])
        yield News(document.made_at, text, url)


def new_people(sight: Sight) -> Iterator[News]:
    """People who got a role in an organisation that the person may look into."""
    seen = organisations_seen_by(sight.person)
    mandates = (
        Mandate.objects.current()
        .filter(organisation__in=seen)
        .exclude(person=sight.person)
        .select_related("person", "organisation")
    )
    for mandate in mandates.order_by("-valid_from", "-pk")[:MOST_SHOWN]:
        text = _("{name} ist dabei: {role}, {organisation}").format(
            name=mandate.person.name, role=mandate.get_role_display(),
            organisation=mandate.organisation.name,
        )  # fmt: skip
        midnight = timezone.make_aware(datetime.combine(mandate.valid_from, time()))
        yield News(midnight, text, reverse("parties:organisation", args=[mandate.organisation.key]))


SOURCES = (tables, documents, new_people)
