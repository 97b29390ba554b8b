"""The Kommunalprofil as a tagged PDF."""

from dataclasses import asdict
from pathlib import Path

from bleibe.design.typesetting import typeset
from bleibe.reports.profile.content import Profile
from bleibe.reports.profile.drawings import ON_PAPER, drawings_of, sign_of

TEMPLATES = Path(__file__).parent / "document"


def pdf_of(profile: Profile) -> bytes:
    """Return the document (Kommunalprofil als PDF)."""
    return typeset(
        TEMPLATES / "kommunalprofil.typ",
        profile=asdict(profile),
        charts=drawings_of(profile, width=ON_PAPER),
        sign=sign_of(profile),
    )
