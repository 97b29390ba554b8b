"""Mails about what is missing: they name the reference, never what was found."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from bleibe.applications.checking.models import CompletionRequest


def send_completion(asked: CompletionRequest, *, to: str, name: str, site_url: str) -> None:
    """Tell the Projektleitung after commit that something is asked for."""
    link = f"{site_url}{reverse('checking:completion', args=[asked.pk])}"
    context = {"asked": asked, "name": name, "link": link}
    text = render_to_string("checking/letters/completion.txt", context)
    subject, _, body = text.partition("\n")
    mail = EmailMessage(subject.strip(), body.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [to])
    transaction.on_commit(mail.send, robust=True)
