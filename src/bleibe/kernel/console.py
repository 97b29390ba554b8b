"""What commands share: refusals as German sentences, progress that one can watch."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bleibe.kernel.errors import Refused
from bleibe.kernel.sentences import sentence
from kohorte.errors import KohorteError

Report = Callable[[int, int], None]


@contextmanager
def refusals_told() -> Iterator[list[str]]:
    """Say a refusal in German on the error stream and go on; yields what then holds its code."""
    codes: list[str] = []
    try:
        yield codes
    except (Refused, KohorteError) as refusal:
        codes.append(refusal.code)
        typer.secho(sentence(refusal.code, **refusal.params), err=True, fg="red")


@contextmanager
def refusals_as_sentences() -> Iterator[None]:
    """Say a refusal in German on the error stream and end with status 1."""
    with refusals_told() as codes:
        yield
    if codes:
        raise typer.Exit(1)


@contextmanager
def progress(what: str) -> Iterator[Report]:
    """Show somebody who watches how far something is; yields a function (done, total)."""
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    watched = sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), disable=not watched) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
        bar.update(task, completed=1, total=1)
