"""Looking after deadlines in the background: once an hour, from the start of the worker on."""

import logging
import uuid
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from django_tasks import task

from bleibe.applications.applying.actions import expire_registrations, remind_of_deadlines

log = logging.getLogger(__name__)
EVERY = timedelta(hours=1)
ROUND = "applying:round"


def begin() -> None:
    """Begin to look after deadlines; a round that began earlier ends."""
    name = uuid.uuid4().hex
    cache.set(ROUND, name, timeout=None)
    look_after_deadlines.enqueue(name)


@task()
def look_after_deadlines(name: str) -> None:
    """Remind of deadlines, close what nobody confirmed, and come back in an hour."""
    if cache.get(ROUND) != name:
        return
    try:
        remind_of_deadlines(site_url=site_url())
        expire_registrations()
    except Exception:
        log.exception("deadlines could not be looked after; the next round tries again")
    if look_after_deadlines.get_backend().supports_defer:
        look_after_deadlines.using(run_after=timezone.now() + EVERY).enqueue(name)


def site_url() -> str:
    """Return the address of this installation as mails without a request name it."""
    origins = settings.CSRF_TRUSTED_ORIGINS
    return origins[0].rstrip("/") if origins else f"http://{settings.ALLOWED_HOSTS[0]}"
