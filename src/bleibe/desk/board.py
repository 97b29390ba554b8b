"""What stands on a desk: tasks, news, people, each ready to be shown."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Task:
    """Something to do (Aufgabe); ``kind`` colours the status, which says it in words."""

    title: str
    href: str = ""
    hint: str = ""
    status: str = ""
    kind: str = "neutral"

    @property
    def is_done(self) -> bool:
        return self.kind == "success"


@dataclass(frozen=True)
class News:
    """Something that has changed (Neuigkeit)."""

    at: datetime
    text: str
    href: str = ""


@dataclass(frozen=True)
class Contact:
    """Somebody to ask (Ansprechperson)."""

    name: str
    task: str
    email: str
