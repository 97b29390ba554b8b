"""Mails about calls: written in templates, sent once the change is kept."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string


def send_after_commit(letter: str, *, to: str, folder: str = "calls", **context: object) -> None:
    """Send ``<folder>/letters/<letter>.txt`` after commit; its first line is the subject.

    A mail server that does not answer must not undo what was decided: the trouble goes to
    the log.
    """
    text = render_to_string(f"{folder}/letters/{letter}.txt", context)
    subject, _, body = text.partition("\n")
    mail = EmailMessage(subject.strip(), body.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [to])
    transaction.on_commit(mail.send, robust=True)
