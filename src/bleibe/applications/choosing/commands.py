"""``bleibe verify``: computing sealed decisions again on the command line."""

from itertools import groupby
from typing import Annotated

import typer
from django.utils.translation import ngettext

from bleibe.applications.choosing.actions.erasing import erase_due
from bleibe.applications.choosing.queries.verifying import seals_of, verify
from bleibe.kernel import events
from bleibe.kernel.labels import FAULTS


def register(app: typer.Typer) -> None:
    app.command(
        "verify",
        help="Versiegelte Entscheidungen nachrechnen; Status 1, wenn etwas nicht stimmt.",
    )(check)
    applications = typer.Typer(no_args_is_help=True, help="Bewerbungen.")
    applications.callback()(_group)
    applications.command(
        "erase", help="Abgelehnte und zurückgezogene Bewerbungen löschen, deren Frist um ist."
    )(erase)
    app.add_typer(applications, name="applications")


def check(
    decision: Annotated[
        str,
        typer.Argument(
            metavar="ENTSCHEIDUNG", help="Kennung oder Aktenzeichen, oder „alle“ für alle Siegel."
        ),
    ],
) -> None:
    """Compare everything under the seals of a decision, and the log that notes them."""
    seals = seals_of(decision)
    if not seals:
        typer.secho(f"„{decision}“ ist nicht versiegelt.", err=True, fg="red")
        raise typer.Exit(2)
    wrong = 0
    for of, compared in groupby(verify(seals), key=lambda each: each.of):
        typer.echo(of)
        for each in compared:
            wrong += not each.holds
            typer.secho(
                f"  {'stimmt' if each.holds else 'STIMMT NICHT'}: {each.text}",
                fg=None if each.holds else "red",
            )
    for seq, fault in events.faults():
        wrong += 1
        typer.secho(f"Protokoll, Eintrag {seq}: {FAULTS[fault]}", err=True, fg="red")
    if wrong:
        noun = ngettext("Abweichung", "Abweichungen", wrong)
        typer.secho(f"{wrong} {noun} gefunden.", err=True, fg="red")
        raise typer.Exit(1)
    noun = ngettext("Siegel", "Siegel", len(seals))
    typer.echo(f"{len(seals)} {noun} nachgerechnet: Alles stimmt.")


def erase() -> None:
    """Erase what may be kept no longer."""
    erased = erase_due()
    noun = ngettext("Bewerbung", "Bewerbungen", erased)
    typer.echo(f"{erased} {noun} gelöscht; Prüfsummen und Protokoll bleiben.")


def _group() -> None:
    """Keep „erase“ a command of its own while it is the only one."""
