"""The Kommunalprofil as a tagged PDF: PDF/UA-1 and PDF/A-2a in one file."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from importlib.resources import as_file, files

import typst

from bleibe.reports.profile.content import Profile

STANDARDS = ("ua-1", "a-2a")


def pdf_of(profile: Profile, *, charts: Mapping[str, str]) -> bytes:
    """Return the document; ``charts`` are the drawings (SVG) of its figures, by key."""
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
                "charts": json.dumps(dict(charts)),
            },
        )
