"""How an application is told to the Kommune: its state, its line of time, what is next.

What the panel means to decide is not shown before it is made known: „vorgeschlagen“ looks
like the review that it comes from.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bleibe.applications.applying.models import Application, StateChange
from bleibe.applications.applying.queries import HowFar
from bleibe.applications.calls.deadline import Deadline
from bleibe.forms.models import Draft

State = Application.State
BY_THE_KOMMUNE = (State.DRAFT, State.RELEASED, State.SUBMITTED, State.WITHDRAWN)
KINDS = {
    State.DRAFT: "neutral", State.RELEASED: "info", State.SUBMITTED: "success",
    State.CLARIFICATION: "warning", State.ACCEPTED: "success", State.WAITING_LIST: "info",
    State.REJECTED: "neutral", State.WITHDRAWN: "neutral",
}  # fmt: skip


@dataclass(frozen=True)
class ShownState:
    """A state in words, and the colour that goes with it."""

    label: str
    kind: str


@dataclass(frozen=True)
class Moment:
    """One line of the line of time (Verlauf)."""

    label: str
    at: datetime
    who: str
    reason: str = ""


@dataclass(frozen=True)
class Next:
    """What is next (Was ist dran), and the page for it if there is one."""

    text: str
    page: str = ""
    label: str = ""


def shown_state(application: Application) -> ShownState:
    """Return the state as the Kommune may know it."""
    state = _known(application.state)
    return ShownState(State(state).label, KINDS.get(State(state), "info"))


def moments(changes: Iterable[StateChange]) -> list[Moment]:
    """Return the line of time; who acted outside the Kommune is the programme office."""
    found: list[Moment] = []
    for change in changes:
        label = State(_known(change.after)).label
        if found and found[-1].label == label:
            continue
        is_own = change.after in BY_THE_KOMMUNE
        found.append(
            Moment(
                label, change.at,
                change.by.name if is_own and change.by else str(_("Geschäftsstelle")),
                change.reason if change.after == State.WITHDRAWN else "",
            )
        )  # fmt: skip
    return found


def next_of(
    application: Application, *, far: HowFar, deadline: Deadline, now: datetime, may_send: bool
) -> Next:
    """Return what the Kommune does next."""
    if application.state in (*Application.NOT_SENT, State.SUBMITTED):
        if deadline.is_over(now) and application.state != State.SUBMITTED:
            return Next(_("Die Frist ist abgelaufen. Eingereicht wurde nichts."))
        if application.draft.state != Draft.State.SEALED:
            return _to_hand_in(application, far=far, over=deadline.is_over(now), send=may_send)
    if application.state == State.CLARIFICATION:
        return Next(
            _("Die Geschäftsstelle braucht noch etwas von Ihnen."), "completions",
            _("Nachforderungen ansehen"),
        )  # fmt: skip
    return Next(WORDS[State(_known(application.state))]())


def _to_hand_in(application: Application, *, far: HowFar, over: bool, send: bool) -> Next:
    if over:
        return Next(_("Eingereicht ist die frühere Fassung; die Frist für eine neue ist vorbei."))
    if application.draft.state == Draft.State.RELEASED:
        if send:
            return Next(_("Freigegeben. Jetzt fehlt nur noch das Einreichen."), "submission",
                        _("Einreichen"))  # fmt: skip
        return Next(_("Freigegeben. Projektleitung oder Verwaltungsleitung reicht ein."))
    if far.gaps:
        text = ngettext("Es fehlt noch eine Angabe.", "Es fehlen noch {count} Angaben.", far.gaps)
        return Next(text.format(count=far.gaps), "form", _("Bewerbungsbogen ausfüllen"))
    if send:
        return Next(
            _("Alles ist ausgefüllt. Jetzt gibt eine zweite Person frei."), "release",
            _("Lesen und freigeben"),
        )  # fmt: skip
    return Next(_("Alles ist ausgefüllt. Projektleitung oder Verwaltungsleitung gibt frei."))


def _known(state: str) -> str:
    return State.IN_REVIEW if state == State.PROPOSED else state


WORDS = {
    State.DRAFT: lambda: _("Die Bewerbung ist in Arbeit."),
    State.RELEASED: lambda: _("Die Bewerbung ist freigegeben."),
    State.SUBMITTED: lambda: _("Eingereicht. Sie brauchen nichts zu tun."),
    State.FORMAL_CHECK: lambda: _("Die Geschäftsstelle prüft Ihre Bewerbung."),
    State.CLARIFICATION: lambda: _("Die Geschäftsstelle braucht noch etwas von Ihnen."),
    State.IN_REVIEW: lambda: _("Ihre Bewerbung wird begutachtet."),
    State.ACCEPTED: lambda: _("Ihre Bewerbung ist angenommen."),
    State.WAITING_LIST: lambda: _("Ihre Bewerbung steht auf der Warteliste."),
    State.REJECTED: lambda: _("Ihre Bewerbung wurde nicht ausgewählt."),
    State.WITHDRAWN: lambda: _("Sie haben die Bewerbung zurückgezogen."),
}
