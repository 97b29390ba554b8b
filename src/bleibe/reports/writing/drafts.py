"""What a version says: as it was released, or put together from today's figures."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from bleibe.appraisal.appraised import Appraisal
from bleibe.appraisal.queries import appraisal_of, retracted_wordings
from bleibe.profiles.choices import contradictions_as_chosen
from bleibe.profiles.contradictions import contradictions_of
from bleibe.profiles.freshness import code_digest, figures_digest
from bleibe.profiles.gate import dossier_of
from bleibe.profiles.released import Contradiction
from bleibe.reports import builds
from bleibe.reports.profile import monitoring
from bleibe.reports.profile.build import build_profile
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
from bleibe.reports.profile.decisions import with_decisions
from bleibe.reports.profile.frozen import digest_of, frozen, thawed
from bleibe.reports.profile.numbers import day
from bleibe.reports.profile.page import page_of
from bleibe.reports.profile.retracted import without
from bleibe.reports.writing import queries
from bleibe.reports.writing.models import MunicipalProfile, ProfileVersion, SourceChoice

OF_PEOPLE = (stocktaking, voices, swot, fields_of_action, reflection)
"""Chapters made of what people found, said and judged; they stand before gaps and sources."""


def base_of(
    profile: MunicipalProfile, *, today: date, choices: Sequence[SourceChoice] = (),
    appraisal: Appraisal | None = None,
) -> Profile:  # fmt: skip
    """Return all chapters that a profile could have today, with the sources that were chosen.

    Once a version was released, monitoring is one of them, and the sources of that time are
    named, too.
    """
    base = _of_figures(profile, today=today, choices=choices)
    heard = appraisal or appraised(profile)
    base = _with(base, *(each.chapter(heard) for each in OF_PEOPLE))
    start = queries.start_of(profile) if profile.pk else None
    if start is None:
        return base
    first = released_content(start)
    then = tuple(source for source in first.sources if source not in base.sources)
    return _with(
        replace(base, sources=(*base.sources, *then)),
        monitoring.chapter(base, start=first, start_status=status_of(start)[0]),
    )


def contradictions_for(version: ProfileVersion) -> tuple[Contradiction, ...]:
    """Return where sources disagree; the one that the version uses is named as such."""
    found = contradictions_of(version.profile.area, datasets=queries.tables_of(version.profile))
    return contradictions_as_chosen(found, _chosen(version.choices.all()))


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


def _of_figures(
    profile: MunicipalProfile, *, today: date, choices: Sequence[SourceChoice]
) -> Profile:
    """What the figures say, from the cache where nothing has changed."""
    area, datasets = profile.area, queries.tables_of(profile)
    key = builds.state_key(area, datasets=datasets, today=today)
    if not choices:
        return builds.build_of(area, datasets=datasets, key=key, today=today).profile
    chosen = _chosen(choices)
    decided = sorted((each.contradiction, each.source, each.reason) for each in choices)
    name = f"profile:{area.pk}:{key}:{digest_of(json.dumps(decided))}"
    base = cache.get(name)
    if base is None:
        dossier = dossier_of(
            area, datasets=datasets, digest=figures_digest(datasets), today=today, choices=chosen
        )
        base = with_decisions(
            build_profile(dossier, made_on=today),
            dossier,
            reasons={each.contradiction: each.reason for each in choices},
        )
        cache.set(name, base, timeout=builds.DAYS_KEPT * 24 * 60 * 60)
    return base


def _chosen(choices: Iterable[SourceChoice]) -> dict[str, str]:
    return {each.contradiction: each.source for each in choices}


def appraised(profile: MunicipalProfile) -> Appraisal:
    """Return voices and judgement, of the whole Kommune or of the Quartier."""
    organisation = profile.organisation
    is_whole = organisation.areas.filter(pk=profile.area_id).exists()
    return appraisal_of(organisation, area=None if is_whole else profile.area)


def base_for(
    version: ProfileVersion, *, today: date, appraisal: Appraisal | None = None
) -> Profile:
    """Return all chapters that a version could have today."""
    choices = list(version.choices.all())
    return base_of(version.profile, today=today, choices=choices, appraisal=appraisal)


def content_of(version: ProfileVersion, *, today: date) -> Profile:
    """Return the profile of a version, with what was decided about it."""
    if version.content:
        return replace(released_content(version), status=status_of(version))
    return replace(composed(version, today=today), status=status_of(version))


def released_content(version: ProfileVersion) -> Profile:
    """Return what was released, without the words that were taken back since."""
    organisation = version.profile.organisation
    return without(
        thawed(version.content), retracted_wordings(organisation, since=version.submitted_at)
    )


def composed(version: ProfileVersion, *, today: date) -> Profile:
    """Put a version together from today's figures and its texts."""
    sections = list(version.sections.all())
    texts = {section.key: section.text for section in sections}
    return compose(
        base_for(version, today=today),
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
