"""The Kommunalprofil as a tagged PDF: PDF/UA-1 and PDF/A-2a in one file."""

import json
from dataclasses import asdict
from importlib.resources import as_file, files

from bleibe.reports.profile.content import Profile
from bleibe.reports.profile.drawings import ON_PAPER, drawings_of, sign_of

STANDARDS = ("ua-1", "a-2a")


def pdf_of(profile: Profile) -> bytes:
    """Return the document (Kommunalprofil als PDF)."""
    import typst  # noqa: PLC0415 - only who sets documents needs it

    with (
        as_file(files("bleibe.reports") / "profile" / "document") as folder,
        as_file(files("bleibe.design") / "fonts") as fonts,
    ):
        return typst.compile(
            str(folder / "kommunalprofil.typ"),
            root=str(folder),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=list(STANDARDS),
            sys_inputs={
                "profile": json.dumps(asdict(profile)),
                "charts": json.dumps(drawings_of(profile, width=ON_PAPER)),
                "sign": json.dumps(sign_of(profile)),
            },
        )
