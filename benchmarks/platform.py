"""A platform with its demo in a folder of its own, for the benchmarks."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path


def start(folder: str | None = None) -> Path:
    """Set Django up on a fresh demo and return its data folder, which goes with the process."""
    data = Path(folder) if folder else own_folder()
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
    from bleibe.reports import warming

    set_up()
    if not Programme.objects.exists():
        play(site_url="http://127.0.0.1", say=lambda _text: None)
        warming.build_all()
    return data


def own_folder() -> Path:
    """Return a new folder that is removed when the process ends."""
    folder = tempfile.mkdtemp(prefix="bleibe-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
