"""The master of the slides: page, fonts, colours and the two layouts that are used."""

from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.util import Emu, Inches

from bleibe.design.charts.palette import SERIES

LANGUAGE = "de-DE"
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, ACROSS = Inches(0.7), Inches(11.933)
FONT = "Arial"
PETROL, INK, MUTED = (RGBColor.from_string(each) for each in ("14586A", "1F2D33", "55636B"))
COLOURS = tuple(RGBColor.from_string(colour[1].lstrip("#").upper()) for colour in SERIES)
COVER, TITLE_ONLY = 0, 5
"""Places of the layouts in the empty presentation that python-pptx brings along."""
TITLE_AT = (LEFT, Inches(0.4), ACROSS, Inches(0.75))


def new_deck() -> Deck:
    """Return an empty presentation with our master."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    _theme(deck)
    _only_layouts(deck, {COVER, TITLE_ONLY})
    master = deck.slide_master
    _placeholders(master)
    style = master.element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    run = style.find(qn("a:defRPr"))
    run.set("sz", "2600")
    run.set("b", "1")
    fill = run.find(qn("a:solidFill"))
    run.replace(fill, _solid(PETROL))
    for layout in deck.slide_layouts:
        _placeholders(layout)
    _german(deck)
    return deck


def language(element: Any) -> None:
    """Mark all runs below an element as German."""
    for tag in ("a:rPr", "a:endParaRPr", "a:defRPr"):
        for found in element.iter(qn(tag)):
            found.set("lang", LANGUAGE)
    for run in element.iter(qn("a:r")):
        if run.find(qn("a:rPr")) is None:
            properties = etree.SubElement(run, qn("a:rPr"))
            run.insert(0, properties)
            properties.set("lang", LANGUAGE)


def _theme(deck: Deck) -> None:
    """Put our font and the colours of our charts into the theme, so that new things match."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = etree.fromstring(part.blob)
    for name in ("majorFont", "minorFont"):
        root.find(f".//{qn(f'a:{name}')}/{qn('a:latin')}").set("typeface", FONT)
    for number, colour in enumerate(COLOURS[:6], start=1):
        accent = root.find(f".//{qn(f'a:accent{number}')}")
        for child in list(accent):
            accent.remove(child)
        etree.SubElement(accent, qn("a:srgbClr")).set("val", str(colour))
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _only_layouts(deck: Deck, kept: set[int]) -> None:
    for number, layout in reversed(list(enumerate(deck.slide_layouts))):
        if number not in kept:
            deck.slide_layouts.remove(layout)


def _placeholders(page: Any) -> None:
    """Put the placeholders of a master or layout where they belong on a wide page."""
    foot = Inches(6.95)
    places = {
        "title": TITLE_AT,
        "ctrTitle": (LEFT, Inches(2.5), ACROSS, Inches(1.2)),
        "subTitle": (LEFT, Inches(3.75), ACROSS, Inches(1.2)),
        "body": (LEFT, Inches(1.3), ACROSS, Inches(5.4)),
        "dt": (LEFT, foot, Inches(3), Inches(0.35)),
        "ftr": (Inches(4), foot, Inches(5.3), Inches(0.35)),
        "sldNum": (Inches(11.4), foot, Inches(1.23), Inches(0.35)),
    }
    for shape in page.placeholders:
        kind = shape.element.find(f".//{qn('p:ph')}").get("type", "body")
        if kind in places:
            shape.left, shape.top, shape.width, shape.height = places[kind]
        if kind == "title":
            shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        if kind in ("ctrTitle", "subTitle"):
            _cover_text(shape, large=kind == "ctrTitle")


def _cover_text(shape: Any, *, large: bool) -> None:
    body = shape.text_frame._txBody
    styles = body.find(qn("a:lstStyle"))
    for child in list(styles):
        styles.remove(child)
    level = etree.SubElement(styles, qn("a:lvl1pPr"))
    level.set("algn", "l")
    level.set("marL", "0")
    level.set("indent", "0")
    etree.SubElement(level, qn("a:buNone"))
    run = etree.SubElement(level, qn("a:defRPr"))
    run.set("sz", "4400" if large else "2000")
    run.set("b", "1" if large else "0")
    run.append(_solid(PETROL if large else MUTED))
    shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if large else MSO_ANCHOR.TOP


def _solid(colour: RGBColor) -> Any:
    fill = etree.Element(qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr")).set("val", str(colour))
    return fill


def _german(deck: Deck) -> None:
    language(deck.element)
    language(deck.slide_master.element)
    for layout in deck.slide_layouts:
        language(layout.element)


def inner(top: float, height: float) -> tuple[Emu, Emu, Emu, Emu]:
    """Return a box across the slide, from and to in inches."""
    return LEFT, Inches(top), ACROSS, Inches(height)
