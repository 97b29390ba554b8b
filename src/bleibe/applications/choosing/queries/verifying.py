"""Computing again what was sealed, and saying what was compared."""

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from bleibe.applications.choosing.canonical import canonical, digest_of
from bleibe.applications.choosing.computing import compute
from bleibe.applications.choosing.gates import gate_faults
from bleibe.applications.choosing.models import Decision, Seal, SelectionRun, TargetSet
from bleibe.applications.choosing.rescoring import rescored
from bleibe.applications.choosing.sealed import SEALED, sealed_digest
from bleibe.kernel.models import Event
from bleibe.kernel.queries import facts_of

Kind = Seal.Kind


@dataclass(frozen=True)
class Compared:
    """One comparison: of what, and whether it holds (Vergleich)."""

    of: str
    text: str
    holds: bool


def seals_of(wanted: str) -> list[Seal]:
    """Return the seals that a decision rests on, found by an id or a reference; or all.

    An unknown one gives none.
    """
    seals = Seal.objects.select_related("content", "call").order_by("pk")
    if wanted == "alle":
        return list(seals)
    abouts = _abouts(wanted)
    return list(seals.filter(about__in=abouts)) if abouts else []


def verify(seals: list[Seal]) -> Iterator[Compared]:
    """Compare each seal with the log, with its content and with what follows from that."""
    noted = _noted([str(seal.pk) for seal in seals])
    computed: dict[str, bool] = {}
    for seal in seals:
        of = f"{seal.get_kind_display()} {seal.about}"
        yield Compared(
            of, _("Prüfsumme des Siegels steht so im Protokoll"),
            noted.get(str(seal.pk)) == seal.digest,
        )  # fmt: skip
        if not hasattr(seal, "content"):
            yield Compared(of, _("Inhalt ist nach Ablauf der Frist gelöscht; nur die Prüfsumme "
                                 "bleibt"), holds=True)  # fmt: skip
            continue
        written = seal.content.content
        intact = hmac.compare_digest(sealed_digest(seal.content.salt, written), seal.digest)
        yield Compared(of, _("Inhalt passt zur Prüfsumme des Siegels"), intact)
        if intact:
            content = json.loads(written)
            for text, holds in FOLLOWS[Kind(seal.kind)](seal, content, computed):
                yield Compared(of, text, holds)


def _targets(seal: Seal, content, _computed) -> Iterator[tuple[str, bool]]:
    row = TargetSet.objects.filter(uuid=seal.about).first()
    yield (
        _("Ziele in der Datenbank sind die versiegelten"),
        (row is not None and row.content == canonical(content)),
    )
    if row is not None:
        yield (
            _("Prüfsumme der Ziele stimmt mit ihrem Inhalt überein"),
            (digest_of(row.content) == row.digest),
        )
        newest = (
            TargetSet.objects.filter(call=seal.call, published_at__isnull=False)
            .order_by("-number")
            .first()
        )
        if newest == row:
            yield (
                _("Prüfsumme auf der Seite des Aufrufs ist die der Ziele"),
                (seal.call.targets_digest == row.digest),
            )


def _gate(_seal: Seal, content, _computed) -> Iterator[tuple[str, bool]]:
    faults = gate_faults(content)
    for each in content["conditions"]:
        yield (
            _("Bedingung „{key}“: Regel und Feststellungen ergeben dasselbe").format(
                key=each["key"]
            ),
            each["key"] not in faults,
        )
    yield _("Alle Voraussetzungen zusammen ergeben dasselbe"), "passes" not in faults


def _scores(seal: Seal, content, _computed) -> Iterator[tuple[str, bool]]:
    run = SelectionRun.objects.filter(uuid=seal.about).first()
    applicants = json.loads(run.inputs)["applicants"] if run else ()
    used = {each["id"]: each["score"] for each in applicants}
    again = rescored(content)
    wrong = [key for key, score in used.items() if again.get(key) != score]
    yield _("Bewertungen ergeben dieselben Punkte wie im Lauf"), bool(used) and not wrong


def _run(seal: Seal, content, computed) -> Iterator[tuple[str, bool]]:
    run = SelectionRun.objects.select_related("targets").filter(uuid=seal.about).first()
    if run is None:
        yield _("Lauf ist in der Datenbank"), False
        return
    yield (
        _("Eingaben des Laufs sind die versiegelten"),
        (digest_of(run.inputs) == run.inputs_digest == content["inputs"]),
    )
    yield (
        _("Ergebnis des Laufs ist das versiegelte"),
        (digest_of(run.result) == run.result_digest == content["result"]),
    )
    yield _("Grund der Abweichung ist der versiegelte"), run.reason == content["reason"]
    yield _("Neu gerechnet kommt dasselbe Ergebnis heraus"), _computes(run, computed)


def _decision(seal: Seal, content, computed) -> Iterator[tuple[str, bool]]:
    found = Decision.objects.select_related("letter").filter(uuid=seal.about).first()
    run = SelectionRun.objects.filter(uuid=content["run"]).first()
    yield (
        _("Lauf, auf dem die Entscheidung beruht, ist der versiegelte"),
        (
            run is not None
            and run.inputs_digest == content["run_inputs"]
            and run.result_digest == content["run_result"]
            and _computes(run, computed)
        ),
    )
    if run is not None and content["grounds"].get("is_chosen") is not None:
        chosen = json.loads(run.result).get("chosen", ())
        yield (
            _("Entscheidung folgt aus dem Lauf"),
            (content["grounds"]["is_chosen"] == (content["application"] in chosen)),
        )
    if found is None:
        yield (
            _("Entscheidung ist nach Ablauf der Frist gelöscht"),
            (content["outcome"] != Decision.Outcome.ACCEPTED),
        )
        return
    yield (
        _("Entscheidung in der Datenbank ist die versiegelte"),
        (
            (found.outcome, found.waiting_rank, found.grounds)
            == (content["outcome"], content["rank"], content["grounds"])
        ),
    )
    yield (
        _("Schreiben ist das versiegelte"),
        (digest_of(found.letter.content) == found.letter.digest == content["letter"]),
    )


def _readings(seal: Seal, content, _computed) -> Iterator[tuple[str, bool]]:
    run = SelectionRun.objects.filter(uuid=seal.about).first()
    keys = {each["id"] for each in json.loads(run.inputs)["applicants"]} if run else None
    yield _("Merkmale liegen für alle Bewerbungen des Laufs vor"), keys == set(content)


FOLLOWS = {
    Kind.TARGETS: _targets,
    Kind.GATE: _gate,
    Kind.SCORES: _scores,
    Kind.READINGS: _readings,
    Kind.RUN: _run,
    Kind.DECISION: _decision,
}


def _computes(run: SelectionRun, computed: dict[str, bool]) -> bool:
    """Compute a run again, once for all that rest on it."""
    key = f"{digest_of(run.inputs)}{digest_of(run.result)}"
    if key not in computed:
        try:
            computed[key] = canonical(compute(json.loads(run.inputs))) == run.result
        except (ArithmeticError, LookupError, TypeError, ValueError):
            computed[key] = False
    return computed[key]


def _noted(keys: list[str]) -> dict[str, str]:
    """Return the digests as the log has them, by the number of the seal."""
    entries = dict(
        Event.objects.filter(
            verb=SEALED, about_kind=Seal._meta.label_lower, about_id__in=keys
        ).values_list("seq", "about_id")
    )
    facts = facts_of(list(entries))
    return {entries[seq]: str(each.get("digest")) for seq, each in facts.items()}


def _abouts(wanted: str) -> set[UUID]:
    """Return the ids of all that a decision, a run or an application leads to."""
    try:
        identity = UUID(wanted)
    except ValueError:
        decisions = Decision.objects.filter(application__reference=wanted.upper())
    else:
        decisions = Decision.objects.filter(uuid=identity)
        if not decisions.exists():
            return {identity}
    found: set[UUID] = set()
    for each in decisions.select_related("application", "tranche__run__targets"):
        run = each.tranche.run
        found |= {each.uuid, each.application.uuid, run.uuid}
        while run.base is not None:
            run = run.base
            found.add(run.uuid)
        if run.targets is not None:
            found.add(run.targets.uuid)
    return found
