"""What is next (Was ist dran), for each role; never empty for somebody with a role."""

from collections.abc import Callable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from bleibe.desk.board import Task
from bleibe.desk.sight import Sight
from bleibe.kernel.permissions import Role
from bleibe.kernel.queries import last_check
from bleibe.parties.models import DirectoryEdition, Mandate, Organisation
from bleibe.profiles.queries import datasets_for
from bleibe.programmes.queries import published_programmes

Steps = Callable[[Sight], Iterator[Task]]


def next_steps(sight: Sight) -> list[Task]:
    """Return a person's next steps, each once, in the order of their roles."""
    found: dict[str, Task] = {}
    for role in Role:
        if role in sight.roles:
            for steps in STEPS[role]:
                for task in steps(sight):
                    found.setdefault(task.title, task)
    return list(found.values())


def team(sight: Sight) -> Iterator[Task]:
    """A Projektleitung does not work alone."""
    others = Mandate.objects.open().exclude(person=sight.person)
    with_team = set(others.values_list("organisation", flat=True))
    for kommune in sight.kommunen:
        if sight.leads(kommune):
            yield _task(
                _("Team für {name} einladen").format(name=kommune.name),
                reverse("parties:invitation", args=[kommune.key]),
                _("Wer mitarbeitet, bekommt einen eigenen Zugang mit passenden Rechten."),
                done=kommune.pk in with_team,
            )


def figures(sight: Sight) -> Iterator[Task]:
    """Without figures there is no profile."""
    if sight.areas:
        yield _task(
            _("Eigene Zahlen hochladen"),
            reverse("profiles:new_upload"),
            _("Zum Beispiel Einwohnerzahlen Ihrer Quartiere aus dem Melderegister."),
            done=datasets_for(sight.person).filter(owner__in=sight.kommunen).exists(),
            todo=_("freiwillig"),
        )


def profile(sight: Sight) -> Iterator[Task]:
    """The Kommunalprofil of each own area."""
    for area in sight.areas:
        ready = area.pk in sight.areas_with_profile
        yield Task(
            _("Kommunalprofil von {name} lesen").format(name=area.name),
            reverse("reports:profile", args=[area.level, area.key]) if ready else "",
            ""
            if ready
            else _("Dafür braucht es Zahlen der Bevölkerung. Die Geschäftsstelle hilft."),
            _("bereit") if ready else _("noch keine Zahlen"),
            "info" if ready else "neutral",
        )


def all_profiles(_sight: Sight) -> Iterator[Task]:
    """For those who look at many Kommunen."""
    yield Task(
        _("Kommunalprofile lesen"), reverse("reports:profiles"),
        _("Bevölkerung gestern, heute und morgen – für jedes Gebiet mit Zahlen."),
    )  # fmt: skip


def participants(_sight: Sight) -> Iterator[Task]:
    """Who takes part in which programme."""
    programmes = published_programmes().exists()
    yield Task(
        _("Programme und teilnehmende Kommunen ansehen"),
        reverse("site:municipalities"),
        status="" if programmes else _("noch kein Programm"),
    )


def set_up(_sight: Sight) -> Iterator[Task]:
    """An installation begins with areas, figures and people."""
    has_areas = DirectoryEdition.objects.exists()
    yield _task(
        _("Gemeindeverzeichnis laden"), reverse("parties:areas"),
        _("Auf der Kommandozeile mit „bleibe directory“; danach sind alle Gebiete bekannt."),
        done=has_areas,
    )  # fmt: skip


def official_figures(sight: Sight) -> Iterator[Task]:
    """Everybody's profile rests on the offices' tables."""
    yield _task(
        _("Amtliche Zahlen einlesen"), reverse("profiles:new_upload"),
        _("Bevölkerung nach Alter und Geschlecht, Geburten, Sterbefälle, Wanderungen."),
        done=datasets_for(sight.person).filter(owner=None).exists(),
    )  # fmt: skip


def kommunen(_sight: Sight) -> Iterator[Task]:
    """A programme office needs Kommunen."""
    added = Organisation.objects.filter(kind__in=Organisation.KOMMUNEN).exists()
    yield _task(
        _("Kommunen anlegen und Projektleitungen einladen"), reverse("parties:organisations"),
        done=added,
    )  # fmt: skip


def office(_sight: Sight) -> Iterator[Task]:
    """The administration brings the programme office in."""
    there = Mandate.objects.open().filter(role=Role.PROGRAMME_OFFICE).exists()
    yield _task(
        _("Geschäftsstelle anlegen und einladen"), reverse("parties:organisations"),
        _("Sie lädt danach die Kommunen selbst ein."), done=there,
    )  # fmt: skip


def log(_sight: Sight) -> Iterator[Task]:
    """The event log wants to be checked now and then."""
    found = last_check()
    damaged = found is not None and bool(found[1].get("faults"))
    yield Task(
        _("Protokoll prüfen"),
        reverse("kernel:events"),
        _("Jeder Eintrag trägt die Prüfsumme des Eintrags davor."),
        _("beschädigt") if damaged else _("unversehrt") if found else _("noch nie geprüft"),
        "danger" if damaged else "success" if found else "warning",
    )


def people(_sight: Sight) -> Iterator[Task]:
    """Who has which role where."""
    yield Task(_("Sehen, wer welche Rolle hat"), reverse("parties:organisations"))


def selection(_sight: Sight) -> Iterator[Task]:
    """A selection panel waits for applications."""
    yield Task(
        _("Bewerbungen bewerten"),
        hint=_("Hier stehen Ihre Bewertungen, sobald eine Auswahl beginnt."),
        status=_("zurzeit keine"),
    )


STEPS: dict[Role, tuple[Steps, ...]] = {
    Role.MINISTRY_UNIT: (participants, all_profiles),
    Role.SELECTION_PANEL: (selection, participants, all_profiles),
    Role.PROGRAMME_OFFICE: (kommunen, official_figures, set_up, all_profiles),
    Role.PROJECT_LEAD: (team, profile, figures),
    Role.HEAD_OF_ADMINISTRATION: (profile, people),
    Role.TEAM_MEMBER: (profile, figures),
    Role.FINANCE_OFFICE: (profile, people),
    Role.CONSULTANT: (profile, all_profiles),
    Role.PROFILE_AUTHOR: (figures, profile, all_profiles),
    Role.EVALUATION: (all_profiles, participants),
    Role.AUDITOR: (log, people, all_profiles),
    Role.ADMINISTRATOR: (set_up, office, log, people),
    Role.DATA_PROTECTION_OFFICER: (log, people),
}
"""Which steps each role finds on its desk."""


def _task(title: str, href: str, hint: str = "", *, done: bool, todo: str = "") -> Task:
    if done:
        return Task(title, href, "", _("erledigt"), "success")
    return Task(title, href, hint, todo or _("offen"), "neutral" if todo else "warning")
