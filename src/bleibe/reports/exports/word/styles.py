"""The styles of the document: fonts, colours, headings, captions, one style for all tables."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from bleibe.reports.exports.word.xml import element

LANGUAGE = "de-DE"
PAPER = Cm(21), Cm(29.7)
SIDE = Cm(2.3)
ACROSS = Emu(PAPER[0] - 2 * SIDE)
"""Width of the text."""
FONT = "Arial"
PETROL, INK, MUTED, AMBER = "14586A", "1F2D33", "55636B", "A86A14"
PETROL_SOFT, AMBER_SOFT, LINE, WHITE = "EAF3F5", "FBF3E6", "D5D6D0", "FFFFFF"
TABLE = "Bleibe Tabelle"
NOTE, GAP, SOURCE, FIGURE, FACT = "Hinweis", "Lücke", "Quelle", "Abbildung", "Hauptzahl"
HEAD, CELL = "Tabellenkopf", "Tabellentext"
HEADINGS = {"Heading 1": (20, PETROL), "Heading 2": (14, PETROL), "Heading 3": (11.5, INK)}
TABLE_STYLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="BleibeTabelle">
  <w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
  <w:tblPr><w:tblStyleRowBandSize w:val="1"/>
    <w:tblBorders>
      <w:top w:val="single" w:sz="8" w:color="{PETROL}"/>
      <w:bottom w:val="single" w:sz="8" w:color="{PETROL}"/>
      <w:insideH w:val="single" w:sz="4" w:color="{LINE}"/>
    </w:tblBorders>
    <w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>
      <w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{PETROL}"/></w:tcPr>
  </w:tblStylePr>
  <w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>
</w:style>
"""


def set_up(document: Document) -> None:
    """Give a fresh document our styles, in German."""
    styles = document.styles
    defaults = styles.element.find(qn("w:docDefaults"))
    text = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in text.findall(qn("w:lang")):
        text.remove(old)
    text.append(element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"))
    _font(styles["Normal"], size=10.5, colour=INK)
    styles["Normal"].paragraph_format.space_after = Pt(8)
    styles["Normal"].paragraph_format.line_spacing = 1.2
    for name, (size, colour) in HEADINGS.items():
        _font(styles[name], size=size, colour=colour, bold=True)
        styles[name].paragraph_format.keep_with_next = True
        styles[name].paragraph_format.space_before = Pt(0 if name == "Heading 1" else 16)
        styles[name].paragraph_format.space_after = Pt(6)
    styles["Heading 1"].paragraph_format.page_break_before = True
    _font(styles["Title"], size=32, colour=PETROL, bold=True)
    _borderless(styles["Title"])
    _font(styles["Subtitle"], size=16, colour=MUTED)
    _font(styles["Caption"], size=10, colour=INK, bold=True)
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Caption"].paragraph_format.space_before = Pt(12)
    styles["Caption"].paragraph_format.space_after = Pt(4)
    for name in ("Header", "Footer"):
        _font(styles[name], size=9, colour=MUTED)
    for name, size, colour in (
        (SOURCE, 8.5, MUTED), (CELL, 9, INK), (HEAD, 9, WHITE), (FACT, 18, PETROL),
    ):  # fmt: skip
        _font(_new(document, name), size=size, colour=colour, bold=name in (FACT, HEAD))
    styles[CELL].font.bold = None
    styles[SOURCE].paragraph_format.space_before = Pt(4)
    styles[SOURCE].paragraph_format.space_after = Pt(12)
    for name in (CELL, HEAD):
        styles[name].paragraph_format.space_after = Pt(0)
        styles[name].paragraph_format.line_spacing = 1.0
    styles[FACT].paragraph_format.space_after = Pt(0)
    styles[FACT].paragraph_format.keep_with_next = True
    figure = _new(document, FIGURE)
    figure.paragraph_format.keep_with_next = True
    figure.paragraph_format.space_after = Pt(2)
    for name, colour, ground in ((NOTE, PETROL, PETROL_SOFT), (GAP, AMBER, AMBER_SOFT)):
        _boxed(_new(document, name), colour=colour, ground=ground)
    for level in (1, 2):
        contents = _new(document, f"toc {level}").paragraph_format
        contents.space_after = Pt(4)
        contents.left_indent = Pt(14 * (level - 1))
        contents.tab_stops.add_tab_stop(ACROSS, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    styles.element.append(parse_xml(TABLE_STYLE))


def _new(document: Document, name: str) -> ParagraphStyle:
    found = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    found.base_style = document.styles["Normal"]
    found.quick_style = True
    return found


def _font(style: ParagraphStyle, *, size: float, colour: str, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _borderless(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _boxed(style: ParagraphStyle, *, colour: str, ground: str) -> None:
    """A bar at the side and a soft ground."""
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Pt(8)
    style.paragraph_format.keep_together = True
    properties = style.element.get_or_add_pPr()
    borders = element("w:pBdr")
    borders.append(element("w:left", val="single", sz="24", space="8", color=colour))
    shade = element("w:shd", val="clear", color="auto", fill=ground)
    for each in (borders, shade):
        properties.insert_element_before(each, "w:tabs", "w:spacing", "w:ind", "w:jc")
