"""Each chart as a picture that stands alone: SVG with everything in it, and PNG made from it."""

import json
import re
from collections.abc import Sequence
from html import escape
from importlib.resources import as_file, files

from django.utils.translation import gettext as _

from bleibe.design.charts.drawing import wrapped
from bleibe.reports.exports.safe_text import plain
from bleibe.reports.exports.sheets import figures_of, source_lines
from bleibe.reports.profile.content import Figure, Profile
from bleibe.reports.profile.drawings import ON_PAGE, drawing_of

PAD = 24
TITLE_SIZE, SMALL_SIZE = 20, 13
TITLE_LINE, SMALL_LINE = 27, 18
INK, MUTED, GROUND = "#1f2d33", "#55636b", "#ffffff"
FONT = "'Fira Sans', 'Segoe UI', Arial, sans-serif"
SCREEN_PPI = 144
"""Two dots per unit: sharp on screens and in a handout."""
PRINT_PPI = 220
SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
PAGES = """\
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#set text(font: "Fira Sans")
#for svg in json(bytes(sys.inputs.pictures)) {
  page(image(bytes(svg.drawing), format: "svg", width: svg.width * 1pt))
}
"""


def svg_of(profile: Profile, *, key: str) -> bytes:
    """Return a chart with title, description, source and ground (Diagramm als SVG)."""
    return _standing_alone(profile, figures_of(profile)[key]).encode()


def png_of(profile: Profile, *, key: str) -> bytes:
    """Return the same picture in dots, twice as many as units (Diagramm als PNG)."""
    return drawn([_standing_alone(profile, figures_of(profile)[key])], ppi=SCREEN_PPI)[0]


def pictures_for_print(profile: Profile) -> dict[str, bytes]:
    """Return all charts without title and source, which the document writes itself."""
    drawings = {
        key: plain(drawing_of(figure, area=profile.area, width=ON_PAGE))
        for key, figure in figures_of(profile).items()
    }
    return dict(zip(drawings, drawn(list(drawings.values()), ppi=PRINT_PPI), strict=True))


def drawn(svgs: Sequence[str], *, ppi: int) -> list[bytes]:
    """Return drawings as PNG; one unit is one point."""
    import typst  # noqa: PLC0415 - only who draws needs it

    if not svgs:
        return []
    pictures = [{"drawing": svg, "width": size_of(svg)[0]} for svg in svgs]
    with as_file(files("bleibe.design") / "fonts") as fonts:
        made = typst.compile(
            PAGES.encode(),
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(fonts)]),
            format="png",
            ppi=ppi,
            sys_inputs={"pictures": json.dumps(pictures)},
        )
    return made if isinstance(made, list) else [made]


def size_of(svg: str) -> tuple[float, float]:
    """Return width and height of a drawing."""
    found = SIZE.search(svg)
    if found is None:
        raise ValueError("a drawing says how wide and high it is")
    return float(found[1]), float(found[2])


def _standing_alone(profile: Profile, figure: Figure) -> str:
    drawing = drawing_of(figure, area=profile.area, width=ON_PAGE)
    width, height = size_of(drawing)
    lines = {source.key: source for source in profile.sources}
    told = source_lines(tuple(lines[key] for key in dict.fromkeys(figure.sources)))
    title = wrapped(figure.title, width=width, size=TITLE_SIZE)
    small = wrapped(
        " ".join(
            part for part in (figure.note, told and _("Quelle: {all}").format(all=told)) if part
        ),
        width=width,
        size=SMALL_SIZE,
    )
    top = PAD + len(title) * TITLE_LINE + 8
    end = top + height + 20
    whole = end + len(small) * SMALL_LINE + PAD - 6
    texts = [
        _text(line, y=PAD + i * TITLE_LINE + TITLE_SIZE * 0.8, size=TITLE_SIZE, fill=INK, bold=True)
        for i, line in enumerate(title)
    ] + [
        _text(line, y=end + i * SMALL_LINE + SMALL_SIZE * 0.8, size=SMALL_SIZE, fill=MUTED)
        for i, line in enumerate(small)
    ]
    inner = drawing.replace("<svg ", f'<svg x="{PAD}" y="{top}" ', 1).replace(
        ' role="img"', ' role="presentation"', 1
    )
    across = width + 2 * PAD
    return plain(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="de" role="img" '
        f'aria-labelledby="titel beschreibung" viewBox="0 0 {across:g} {whole:g}" '
        f'width="{across:g}" height="{whole:g}" font-family="{FONT}">'
        f'<title id="titel">{escape(figure.title)}</title>'
        f'<desc id="beschreibung">{escape(figure.description)}</desc>'
        f'<rect width="{across:g}" height="{whole:g}" fill="{GROUND}"/>'
        f"{''.join(texts)}{inner}</svg>\n"
    )


def _text(line: str, *, y: float, size: int, fill: str, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{PAD}" y="{y:g}" font-size="{size}" fill="{fill}"{weight}>{escape(line)}</text>'
    )
