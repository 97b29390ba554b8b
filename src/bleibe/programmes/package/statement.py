"""Statements of the announcement, each tied to what fulfils it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Statement:
    """One statement of the sources of a programme (Aussage), in our own short words."""

    id: str
    place: str
    summary: str
    kind: str
    """``aim``, ``offer``, ``condition``, ``duty``, ``procedure`` or ``background``."""
    covered_by: tuple[str, ...]
    """What fulfils it: ``condition:awareness``, ``field:challenge``, ``page:call``, …"""
