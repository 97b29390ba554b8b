"""Finds every page that somebody can reach by following links."""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

FILES = (
    ".pdf", ".csv", ".xlsx", ".docx", ".pptx", ".json", ".zip", ".svg", ".png",
    "/zugang/schutz/codes/datei/",
)  # fmt: skip


def pages(page: Page, start: str, *, per_pattern: int = 2) -> Iterator[str]:
    """Follow links from a page and yield the path of each, at most a few of one pattern."""
    waiting, seen, count = [start], {start}, {}
    while waiting:
        path = waiting.pop(0)
        pattern = pattern_of(path)
        if pattern is None or count.get(pattern, 0) >= per_pattern:
            continue
        count[pattern] = count.get(pattern, 0) + 1
        answer = page.goto(path)
        assert answer.status == 200, f"{path} answers {answer.status}"
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        yield path
        for href in links:
            parts = urlsplit(urljoin(page.url, href))
            target = parts.path
            if parts.netloc != urlsplit(page.url).netloc or target in seen:
                continue
            if not target.endswith(FILES):
                seen.add(target)
                waiting.append(target)


def pattern_of(path: str) -> str | None:
    """Return the name of a path's pattern, or its route; None if there is no such page."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return match.view_name or match.route
