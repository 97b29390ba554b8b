"""The whole document: cover, contents, chapters, page numbers."""

from io import BytesIO

import docx
from django.utils.translation import gettext as _
from docx.document import Document
from docx.section import Section
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from bleibe.reports.exports.pictures import pictures_for_print
from bleibe.reports.exports.safe_text import plain
from bleibe.reports.exports.word.blocks import Writer
from bleibe.reports.exports.word.styles import LANGUAGE, PAPER, SIDE, SOURCE, set_up
from bleibe.reports.exports.word.xml import begin_field, bookmark, end_field, field, link_to
from bleibe.reports.profile.content import Profile

TOP, BOTTOM = Cm(2.4), Cm(2.2)


def docx_of(profile: Profile) -> bytes:
    """Return the profile as a document that staff edit (Kommunalprofil als DOCX)."""
    document = docx.Document()
    set_up(document)
    _describe(document, profile)
    section = document.sections[0]
    _lay_out(section)
    _running(section, profile)
    _cover(document, profile)
    _contents(document, profile)
    writer = Writer(document, profile, pictures_for_print(profile))
    for number, chapter in enumerate(profile.chapters, start=1):
        heading = document.add_heading(plain(chapter.title), level=1)
        bookmark(heading, _anchor(number), number=number)
        if chapter.lead:
            writer.text(chapter.lead, style=SOURCE)
        for block in chapter.blocks:
            writer.write(block)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _describe(document: Document, profile: Profile) -> None:
    about = document.core_properties
    about.title = plain(f"{profile.subtitle} {profile.area}")
    about.author = about.last_modified_by = "Bleibe"
    about.language = LANGUAGE
    about.subject = plain(_("Stand: {day}").format(day=profile.as_of)) if profile.as_of else ""
    about.comments = ""


def _lay_out(section: Section) -> None:
    section.page_width, section.page_height = PAPER
    section.left_margin = section.right_margin = SIDE
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.different_first_page_header_footer = True


def _running(section: Section, profile: Profile) -> None:
    section.header.paragraphs[0].text = plain(f"{profile.subtitle} {profile.area}")
    foot = section.footer.paragraphs[0]
    foot.add_run(plain(_("Erstellt am {day}").format(day=profile.made_on)) + " · ")
    foot.add_run(_("Seite") + " ")
    field(foot, "PAGE", shown="2")
    foot.add_run(" " + _("von") + " ")
    field(foot, "NUMPAGES", shown="2")


def _cover(document: Document, profile: Profile) -> None:
    room = document.add_paragraph()
    room.paragraph_format.space_before = Pt(150)
    document.add_paragraph(plain(profile.subtitle), style="Subtitle")
    document.add_paragraph(plain(profile.area), style="Title")
    if profile.as_of:
        document.add_paragraph(_("Jüngste Einwohnerzahl: {day}").format(day=profile.as_of))
    document.add_paragraph(_("Zusammengestellt am {day}").format(day=profile.made_on))


def _contents(document: Document, profile: Profile) -> None:
    """A field that Word and LibreOffice fill with pages; until then it lists the chapters."""
    title = document.add_paragraph(_("Inhalt"), style="TOC Heading")
    title.paragraph_format.page_break_before = True
    last: Paragraph | None = None
    for number, chapter in enumerate(profile.chapters, start=1):
        paragraph = document.add_paragraph(style="toc 1")
        paragraph.add_run(plain(chapter.title))
        link_to(paragraph, _anchor(number))
        if last is None:
            _open_contents(paragraph)
        last = paragraph
    if last is not None:
        end_field(last)


def _open_contents(paragraph: Paragraph) -> None:
    """Put the beginning of the field before the first line of the contents."""
    begin_field(paragraph, 'TOC \\o "1-2" \\h \\z \\u', dirty=True)
    link = paragraph._p.find(paragraph._p.r_lst[0].tag.replace("}r", "}hyperlink"))
    for run in list(paragraph._p.r_lst):
        link.addprevious(run)


def _anchor(number: int) -> str:
    return f"_Toc{number:08}"
