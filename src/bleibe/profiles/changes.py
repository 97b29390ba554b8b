"""Says when figures have changed; what is made from them lives on upper floors."""

from django.db import transaction
from django.dispatch import Signal

from bleibe.profiles.models import Dataset

figures_changed = Signal()
"""Sent with ``dataset`` once a table has come or gone for everybody to see."""


def announce(dataset: Dataset) -> None:
    """Send the signal after commit; a receiver that fails hurts nobody."""
    transaction.on_commit(lambda: figures_changed.send_robust(sender=Dataset, dataset=dataset))
