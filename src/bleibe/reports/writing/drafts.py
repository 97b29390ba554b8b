"""What a version says: as it was released, or put together from today's figures."""

from dataclasses import replace
from datetime import date

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from bleibe.appraisal.queries import appraisal_of
from bleibe.profiles.freshness import code_digest
from bleibe.reports import builds
from bleibe.reports.profile import monitoring
from bleibe.reports.profile.chapters import (
    fields_of_action,
    gaps,
    reflection,
    stocktaking,
    swot,
    voices,
)
from bleibe.reports.profile.compose import EASY, INTRODUCTION, Written, compose
from bleibe.reports.profile.content import Chapter, Gap, Profile
from bleibe.reports.profile.frozen import digest_of, frozen, thawed
from bleibe.reports.profile.numbers import day
from bleibe.reports.profile.page import page_of
from bleibe.reports.writing import queries
from bleibe.reports.writing.models import MunicipalProfile, ProfileVersion

OF_PEOPLE = (stocktaking, voices, swot, fields_of_action, reflection)
"""Chapters made of what people found, said and judged; they stand before gaps and sources."""


def base_of(profile: MunicipalProfile, *, today: date) -> Profile:
    """Return all chapters that a profile could have today."""
    datasets = queries.tables_of(profile)
    key = builds.state_key(profile.area, datasets=datasets, today=today)
    base = builds.build_of(profile.area, datasets=datasets, key=key, today=today).profile
    return _with(base, *_of_people(profile), *_monitoring(profile, base))


def chosen_at_first(base: Profile) -> list[str]:
    """Return the chapters of a new profile: all that have something to say."""
    return [
        chapter.key
        for chapter in base.chapters
        if not all(isinstance(block, Gap) for block in chapter.blocks)
    ]


def _with(base: Profile, *more: Chapter) -> Profile:
    """Put chapters before the gaps and sources."""
    keys = [chapter.key for chapter in base.chapters]
    place = keys.index(gaps.KEY)
    return replace(base, chapters=(*base.chapters[:place], *more, *base.chapters[place:]))


def _of_people(profile: MunicipalProfile) -> tuple[Chapter, ...]:
    """What is released of voices and judgement, of the whole Kommune or of the Quartier."""
    organisation = profile.organisation
    is_whole = organisation.areas.filter(pk=profile.area_id).exists()
    appraisal = appraisal_of(organisation, area=None if is_whole else profile.area)
    return tuple(each.chapter(appraisal) for each in OF_PEOPLE)


def _monitoring(profile: MunicipalProfile, base: Profile) -> tuple[Chapter, ...]:
    """How the indicators stand beside those of the first released version, if there is one.

    A profile that is only being begun has no row yet.
    """
    start = queries.start_of(profile) if profile.pk else None
    if start is None:
        return ()
    first = thawed(start.content)
    return (monitoring.chapter(base, start=first, start_status=status_of(start)[0]),)


def content_of(version: ProfileVersion, *, today: date) -> Profile:
    """Return the profile of a version, with what was decided about it."""
    if version.content:
        return replace(thawed(version.content), status=status_of(version))
    return replace(composed(version, today=today), status=status_of(version))


def composed(version: ProfileVersion, *, today: date) -> Profile:
    """Put a version together from today's figures and its texts."""
    sections = list(version.sections.all())
    texts = {section.key: section.text for section in sections}
    return compose(
        base_of(version.profile, today=today),
        in_front=[Written(key, texts.get(key, "")) for key in (EASY, INTRODUCTION)],
        chosen=[
            Written(section.key, section.text)
            for section in sections
            if section.position is not None
        ],
    )


def status_of(version: ProfileVersion) -> tuple[str, ...]:
    """Return what was decided about a version, line by line."""
    number = _("Fassung {number}").format(number=version.number)
    if not version.is_public:
        return (f"{number} · {version.get_state_display()}",)
    released = timezone.localtime(version.released_at).date()
    lines = [_("{version}, freigegeben am {day}").format(version=number, day=day(released))]
    if version.state == ProfileVersion.State.RESOLVED:
        lines.append(
            _("Beschlossen am {day}: {body}").format(
                day=day(version.resolved_on), body=version.resolved_body
            )
        )
        if version.resolution_note:
            lines.append(version.resolution_note)
    return tuple(lines)


def article_of(profile: Profile) -> str:
    """Return the inner part of a profile's page, drawn now or found in the cache."""
    digest = digest_of(frozen(profile))
    name = f"article:{digest}:{code_digest(*builds.MADE_FROM)}"
    article = cache.get(name)
    if article is None:
        article = render_to_string("reports/article.html", {"profile": page_of(profile)})
        cache.set(name, article, timeout=builds.DAYS_KEPT * 24 * 60 * 60)
    return article
