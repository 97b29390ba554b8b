"""What commands share: refusals as German sentences, progress that one can watch."""

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
def refusals_as_sentences() -> Iterator[None]:
    """Say a refusal in German on the error stream and end with status 1."""
    try:
        yield
    except (Refused, KohorteError) as refusal:
        typer.secho(sentence(refusal.code, **refusal.params), err=True, fg="red")
        raise typer.Exit(1) from refusal


@contextmanager
def progress(what: str) -> Iterator[Report]:
    """Show how far something is, on the error stream; yields a function (done, total)."""
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
        bar.update(task, completed=1, total=1)
