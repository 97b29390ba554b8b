"""Texts that authors write: plain paragraphs and lists, nothing else.

An empty line ends a paragraph; lines that begin with a hyphen and a space are a list. Marks
of any other kind are text like all else and are shown as they were typed.
"""

import re
from itertools import groupby

from bleibe.reports.profile.content import Block, Items, Paragraph

LIST_MARK = re.compile(r"^\s*[-–•*] +")
EMPTY_LINE = re.compile(r"\n\s*\n")


def blocks_of(text: str, *, line_by_line: bool = False) -> tuple[Block, ...]:
    """Return what somebody typed as blocks, in order.

    Easy language has each sentence on its own line: then each line stands for itself.
    """
    if line_by_line:
        return tuple(
            block
            for part in EMPTY_LINE.split(tidy(text))
            for is_list, lines in groupby(part.split("\n"), key=_is_item)
            for piece in (["\n".join(lines)] if is_list else lines)
            for block in _blocks(piece)
        )
    return tuple(block for part in EMPTY_LINE.split(tidy(text)) for block in _blocks(part) if part)


def tidy(text: str) -> str:
    """Return the text with one kind of line end and nothing around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def _blocks(part: str) -> list[Block]:
    found: list[Block] = []
    for is_list, lines in groupby(part.split("\n"), key=_is_item):
        if is_list:
            found.append(Items(tuple(LIST_MARK.sub("", line).strip() for line in lines)))
        else:
            text = " ".join(line.strip() for line in lines if line.strip())
            if text:
                found.append(Paragraph(text))
    return found


def _is_item(line: str) -> bool:
    return LIST_MARK.match(line) is not None
