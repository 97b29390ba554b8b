"""A platform with its demo in a folder of its own, for the benchmarks."""

import os
import tempfile
from pathlib import Path


def start(folder: str | None = None) -> Path:
    """Set Django up on a fresh demo and return its data folder."""
    data = Path(folder or tempfile.mkdtemp(prefix="bleibe-bench-"))
    os.environ |= {
        "BLEIBE_DATA": str(data),
        "BLEIBE_SECOND_FACTOR": "optional",
        "DJANGO_SETTINGS_MODULE": "bleibe.config.settings",
    }
    import django

    django.setup()
    from bleibe.config.serving import set_up
    from bleibe.programmes.models import Programme
    from bleibe.rehearsal.play import play

    set_up()
    if not Programme.objects.exists():
        play(site_url="http://127.0.0.1", say=lambda _text: None)
    return data
