"""Stimmen: what people said, in wordings that lead to nobody."""

from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bleibe.appraisal.appraised import Appraisal, ReleasedStatement, Talks
from bleibe.reports.profile.content import Block, Chapter, Gap, Note, Paragraph, Table, Tabular
from bleibe.reports.profile.numbers import day, listed, number

KEY = "stimmen"
LEAD = gettext_lazy("Was Menschen sagen, die den Ort kennen.")
CODES = {
    "strength": gettext_lazy("Stärke"),
    "weakness": gettext_lazy("Schwäche"),
    "opportunity": gettext_lazy("Chance"),
    "threat": gettext_lazy("Risiko"),
    "neutral": gettext_lazy("ohne Wertung"),
}


def chapter(appraisal: Appraisal) -> Chapter:
    """Build the chapter: how many talks, then released statements by theme."""
    title = _("Stimmen aus Gesprächen")
    if not appraisal.statements:
        missing = Gap(_("Stimmen"), _("Aus Gesprächen ist noch nichts freigegeben."), ())
        return Chapter(KEY, title, str(LEAD), (missing,))
    blocks: list[Block] = [Paragraph(_talks(appraisal.talks))]
    blocks += [
        _table(theme, tuple(group))
        for theme, group in groupby(appraisal.statements, key=lambda each: each.theme)
    ]
    blocks.append(
        Note(
            _("Wie die Gespräche ausgewertet wurden"),
            _(
                "Jedes Gespräch folgte einem Leitfaden, jede Aussage ist mit Einwilligung "
                "festgehalten. Gezeigt werden Aussagen ohne Namen und in einem Wortlaut, der "
                "darauf geprüft ist, dass er nicht auf die Person schließen lässt. Die Gruppe "
                "steht nur dabei, wenn aus ihr genug Menschen befragt wurden."
            ),
        )
    )
    return Chapter(KEY, title, str(LEAD), tuple(blocks))


def _talks(talks: Talks) -> str:
    groups = listed([f"{label} ({number(count)})" for label, count in talks.voices])
    if talks.first_on is None or talks.last_on is None or talks.first_on == talks.last_on:
        return _("Grundlage sind {count} Gespräche: {groups}.").format(
            count=number(talks.count), groups=groups
        )
    return _("Grundlage sind {count} Gespräche zwischen {first} und {last}: {groups}.").format(
        count=number(talks.count), first=day(talks.first_on), last=day(talks.last_on),
        groups=groups,
    )  # fmt: skip


def _table(theme: str, statements: tuple[ReleasedStatement, ...]) -> Tabular:
    return Tabular(
        key=f"stimmen-{statements[0].pk}",
        table=Table(
            theme,
            (_("Aussage"), _("Einordnung"), _("Wer spricht")),
            tuple((f"„{each.text}“", str(CODES[each.code]), each.voice) for each in statements),
            words=(1, 2),
        ),
        sources=(),
    )
