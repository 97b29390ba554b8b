"""Text as files can carry it, and as no spreadsheet takes it for a formula."""

import re

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BEGINS_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
SHOWN_NUMBER = re.compile(r"[+−-]?\d[\d.]*(,\d+)?[ \u00a0]?%?")
MARK = "'"


def plain(text: str) -> str:
    """Return the text without the signs that no XML file may hold."""
    return NOT_IN_XML.sub("", text)


def inert(text: str) -> str:
    """Return the text so that no spreadsheet that opens a CSV file reckons with it.

    Numbers stay as they are; whatever else begins like a formula gets an apostrophe before it.
    """
    text = plain(text)
    if BEGINS_FORMULA.match(text) and not SHOWN_NUMBER.fullmatch(text):
        return MARK + text
    return text
