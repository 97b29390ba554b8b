"""Pieces of WordprocessingML that python-docx has no words for."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph


def element(name: str, /, **attributes: str) -> BaseOxmlElement:
    """Return an element with attributes of Word's own name space."""
    found = OxmlElement(name)
    for key, value in attributes.items():
        found.set(qn(f"w:{key}"), value)
    return found


def field(paragraph: Paragraph, code: str, *, shown: str, dirty: bool = False) -> None:
    """Add a field; ``shown`` stands there until Word works it out."""
    begin_field(paragraph, code, dirty=dirty)
    paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, code: str, *, dirty: bool = False) -> None:
    """Open a field whose result may go over several paragraphs."""
    marks = {"dirty": "true"} if dirty else {}
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="begin", **marks))
    instruction = element("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="separate"))


def end_field(paragraph: Paragraph) -> None:
    """Close a field."""
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def bookmark(paragraph: Paragraph, name: str, *, number: int) -> None:
    """Put a bookmark around all that a paragraph says."""
    start = element("w:bookmarkStart", id=str(number), name=name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def link_to(paragraph: Paragraph, name: str) -> None:
    """Turn the runs of a paragraph into a link to a bookmark."""
    link = element("w:hyperlink", anchor=name, history="1")
    for run in list(paragraph._p.r_lst):
        link.append(run)
    paragraph._p.append(link)
