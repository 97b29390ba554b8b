"""What is missing where a figure cannot be computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Gap:
    """Why there is no figure (Lücke), and what would close it.

    ``code`` is stable and has one sentence in `kohorte.messages_indicators`; ``params``
    fill it in; ``tables`` are the tables that would give what is missing. ``or_else``
    is the gap of the second way to compute the same figure, where there is one.
    """

    code: str
    params: Mapping[str, object] = field(default_factory=dict)
    tables: tuple[str, ...] = ()
    or_else: Gap | None = None


class Missing(Exception):
    """Carries a gap from where it is found to the figure that reports it."""

    def __init__(self, gap: Gap) -> None:
        super().__init__(gap.code)
        self.gap = gap
