"""The Kommunalprofil as a tagged PDF: PDF/UA-1 and PDF/A-2a in one file."""

import json
from dataclasses import asdict
from importlib.resources import as_file, files

from bleibe.reports.profile.content import Profile
from bleibe.reports.profile.drawings import ON_PAPER, drawings_of, sign_of

STANDARDS = ("ua-1", "a-2a")


def pdf_of(profile: Profile) -> bytes:
    """Return the document (Kommunalprofil als PDF)."""
    return typeset(
        "kommunalprofil.typ",
        profile=asdict(profile),
        charts=drawings_of(profile, width=ON_PAPER),
        sign=sign_of(profile),
    )


def typeset(template: str, **content: object) -> bytes:
    """Set a document of ours with its content, accessible and to be kept."""
    import typst  # noqa: PLC0415 - only who sets documents needs it

    with (
        as_file(files("bleibe.reports") / "profile" / "document") as folder,
        as_file(files("bleibe.design") / "fonts") as fonts,
    ):
        return typst.compile(
            str(folder / template),
            root=str(folder),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=list(STANDARDS),
            sys_inputs={name: json.dumps(value) for name, value in content.items()},
        )
