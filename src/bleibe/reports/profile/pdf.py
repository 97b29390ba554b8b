"""The Kommunalprofil as a tagged PDF: PDF/UA-1 and PDF/A-2a in one file."""

import json
import subprocess
import sys
from dataclasses import asdict

from bleibe.reports.profile import typesetting
from bleibe.reports.profile.content import Profile
from bleibe.reports.profile.drawings import ON_PAPER, drawings_of, sign_of

STANDARDS = ("ua-1", "a-2a")
SECONDS = 120
"""More than any document takes, on the slowest machine."""


def pdf_of(profile: Profile) -> bytes:
    """Return the document (Kommunalprofil als PDF)."""
    return typeset(
        "kommunalprofil.typ",
        profile=asdict(profile),
        charts=drawings_of(profile, width=ON_PAPER),
        sign=sign_of(profile),
    )


def typeset(template: str, **content: object) -> bytes:
    """Set a document of ours with its content, accessible and to be kept.

    In a process of its own: what the typesetter keeps of a document goes with it, so that a
    worker that makes forty needs no more memory than for one.
    """
    inputs = {name: json.dumps(value) for name, value in content.items()}
    made = subprocess.run(  # noqa: S603 - our own module, our own templates
        [sys.executable, "-m", typesetting.__name__, template, *STANDARDS],
        input=json.dumps(inputs).encode(),
        capture_output=True,
        check=False,
        timeout=SECONDS,
    )
    if made.returncode:
        raise RuntimeError(made.stderr.decode(errors="replace"))
    return made.stdout
