"""Letters about decisions, from the templates of the package, and the mail that one is there."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying.models import Application
from bleibe.applications.choosing.models import Decision
from bleibe.programmes.package import Package
from bleibe.programmes.package.duty import LetterTemplate

TEMPLATES = {
    Decision.Outcome.ACCEPTED: "acceptance",
    Decision.Outcome.WAITING_LIST: "waiting_list",
    Decision.Outcome.REJECTED: "rejection",
}
PLAIN = {
    "acceptance": LetterTemplate(
        _("Zusage: {organisation}"),
        (_("Guten Tag,"), _("{organisation} ist für „{programme}“ ausgewählt. Die Gründe:"),
         "{reasons}"),
    ),
    "waiting_list": LetterTemplate(
        _("Ihre Bewerbung {reference} steht auf der Warteliste"),
        (_("Guten Tag,"), _("Ihre Bewerbung steht auf Platz {rank} der Warteliste. Die Gründe:"),
         "{reasons}"),
    ),
    "rejection": LetterTemplate(
        _("Ihre Bewerbung {reference}"),
        (_("Guten Tag,"), _("Ihre Bewerbung konnte nicht berücksichtigt werden. Die Gründe:"),
         "{reasons}"),
    ),
}  # fmt: skip
"""For a package without letters of its own."""
REASONS = "{reasons}"


def letter_content(
    application: Application, *, package: Package, outcome: str, rank: int | None,
    reasons: Sequence[str], today,
) -> dict[str, object]:  # fmt: skip
    """Return the words of a letter as they will be kept: paragraphs and the list of reasons."""
    template = package.letters.get(TEMPLATES[outcome]) or PLAIN[TEMPLATES[outcome]]
    questions = package.mailbox("questions")
    filled = {
        "programme": package.title,
        "call": application.call.title,
        "organisation": application.organisation.name,
        "reference": application.reference,
        "today": date_format(today, "j. F Y"),
        "closes_at": date_format(application.call.closes_at, "j. F Y"),
        "rank": str(rank or ""),
        "office": (questions.unit or questions.name) if questions else "",
        "questions_email": questions.email if questions else "",
        "contact": questions.email if questions else "",
    }
    return {
        "subject": _filled(str(template.subject), filled),
        "to": application.organisation.name,
        "reference": application.reference,
        "from": filled["office"] or package.title,
        "paragraphs": [
            {"reasons": list(reasons)} if str(each) == REASONS
            else {"text": _filled(str(each), {**filled, "reasons": " ".join(reasons)})}
            for each in template.paragraphs
        ],
    }  # fmt: skip


def tell_after_commit(decision: Decision, *, to: str, name: str, link: str) -> None:
    """Write after commit that there is a decision; what was decided stands on the page only."""
    context = {"reference": decision.application.reference, "name": name, "link": link}
    text = render_to_string("choosing/letters/decided.txt", context)
    subject, _nl, body = text.partition("\n")
    mail = EmailMessage(subject.strip(), body.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [to])
    transaction.on_commit(mail.send, robust=True)


def _filled(text: str, filled: Mapping[str, str]) -> str:
    """Fill in what is known; braces of anything else stay as they are."""
    for name, value in filled.items():
        text = text.replace(f"{{{name}}}", value)
    return text
