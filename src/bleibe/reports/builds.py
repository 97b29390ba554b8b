"""Built profiles, kept as long as nothing that they are made from has changed."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse

from bleibe.parties.models import Area, DirectoryEdition
from bleibe.profiles.freshness import code_digest, figures_digest
from bleibe.profiles.gate import dossier_of
from bleibe.profiles.models import Dataset
from bleibe.reports.profile.build import build_profile
from bleibe.reports.profile.content import Profile
from bleibe.reports.profile.page import page_of

DAYS_KEPT = 30
MADE_FROM = ("reports", "design/charts", "design/templates/cotton")


@dataclass(frozen=True)
class Build:
    """A profile as content and as the inner part of its page."""

    profile: Profile
    article: str


def state_key(area: Area, *, datasets: QuerySet[Dataset], today: date) -> str:
    """Return a digest of all that a profile depends on. Two queries."""
    editions = list(DirectoryEdition.objects.order_by("pk").values_list("pk", "as_of"))
    facts = (area.pk, area.name, area.designation, area.parent_id, area.square_km, area.valid_to)
    return figures_digest(
        datasets, facts, editions, today.year, settings.SMALL_COUNT, code_digest(*MADE_FROM)
    )


def build_of(area: Area, *, datasets: QuerySet[Dataset], key: str, today: date) -> Build:
    """Return the profile of an area, built now or found in the cache."""
    name = f"profile:{area.pk}:{key}"
    build = cache.get(name)
    if build is None:
        profile = profile_of(area, datasets=datasets, today=today)
        page = page_of(profile, files_at=figures_address(area))
        content = {"profile": page, "scenarios_at": scenarios_address(area)}
        article = render_to_string("reports/article.html", content)
        build = Build(profile, article)
        cache.set(name, build, timeout=DAYS_KEPT * 24 * 60 * 60)
    return build


def figures_address(area: Area) -> str:
    """Return the address below which the figures of an area's profile lie as files."""
    return reverse("reports:profile", args=[area.level, area.key]) + "abbildungen/"


def scenarios_address(area: Area) -> str:
    """Return the address on which the outlook of an area's profile can be pulled about."""
    return reverse("scenarios:trial", args=[area.level, area.key])


def profile_of(area: Area, *, datasets: QuerySet[Dataset], today: date) -> Profile:
    """Build a profile from the figures in these tables."""
    dossier = dossier_of(area, datasets=datasets, digest=figures_digest(datasets), today=today)
    return build_profile(dossier, made_on=today)
