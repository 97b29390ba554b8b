"""The command line speaks German: what typer itself says, in help and in errors."""

import re
from collections.abc import Sequence

import typer
from rich.console import Console
from rich.panel import Panel
from rich.text import Text
from typer import rich_utils
from typer.exceptions import Abort, TyperException
from typer.main import get_command

WORDS = {
    "ARGUMENTS_PANEL_TITLE": "Angaben",
    "OPTIONS_PANEL_TITLE": "Optionen",
    "COMMANDS_PANEL_TITLE": "Befehle",
    "DEFAULT_STRING": "[ohne Angabe: {}]",
    "REQUIRED_LONG_STRING": "[nötig]",
}
TYPES = {
    "<bool>": "", "<str>": "TEXT", "<int>": "ZAHL", "<int range>": "ZAHL", "<path>": "PFAD",
    "<file>": "", "<list[Path]>": "", "<%Y-%m-%d>": "JJJJ-MM-TT", "<datetime>": "TAG",
}  # fmt: skip
TROUBLE = "Das geht so nicht"
SENTENCES = (
    (r"Missing argument '?(.+?)'?\.(?: .*)?", r"Es fehlt die Angabe {}."),
    (r"Missing option '?(.+?)'?\.(?: .*)?", r"Es fehlt die Option {}."),
    (r"Missing command\.", "Bitte nennen Sie einen Befehl."),
    (r"No such option: (\S+) \(Possible options?: (.+)\)", "Die Option {} gibt es nicht, aber {}."),
    (r"No such option: (\S+)", "Die Option {} gibt es nicht."),
    (r"No such command '(.+?)'\. Did you mean (.+)\?", "Den Befehl {} gibt es nicht, aber {}."),
    (r"No such command '(.+?)'\.", "Den Befehl {} gibt es nicht."),
    (r"Got unexpected extra argument(?:\(s\)|s)? \((.+)\)", "Zu viel ist: {}."),
    (r"Option '(.+?)' requires an argument\.", "Die Option {} braucht eine Angabe."),
    (r"Option '(.+?)' requires (\d+) arguments\.", "Die Option {} braucht {} Angaben."),
    (r"Option '(.+?)' does not take a value\.", "Die Option {} nimmt keine Angabe."),
    (r"(?:file|directory|path) '(.+)' does not exist\.", "„{}“ gibt es nicht."),
    (r"(?:file|directory|path) '(.+)' is a file\.", "„{}“ ist eine Datei, kein Ordner."),
    (r"(?:file|directory|path) '(.+)' is a directory\.", "„{}“ ist ein Ordner, keine Datei."),
    (r"(?:file|directory|path) '(.+)' is not (?:readable|writable)\.", "„{}“ ist gesperrt."),
    (r"'(.+)' does not match the formats? .+", "„{}“ ist kein Tag, wie ihn die Hilfe zeigt."),
    (r".*valid integer.*", "Das ist keine ganze Zahl."),
    (r".*valid number.*", "Das ist keine Zahl."),
    (r".*greater than or equal to (\S+?)\.?", "Die Zahl ist kleiner als {}."),
    (r".*less than or equal to (\S+?)\.?", "Die Zahl ist größer als {}."),
)  # fmt: skip
"""What typer says and what is said instead; texts of our own stay as they are."""


def run(app: typer.Typer, arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its status; what is wrong with the call is said in German."""
    console = Console(stderr=True)
    command = speaking(get_command(app))
    try:
        status = command.main(arguments, prog_name="bleibe", standalone_mode=False)
    except TyperException as error:
        _show(error, console)
        return error.exit_code
    except Abort:
        console.print("Abgebrochen.")
        return 1
    return status if isinstance(status, int) else 0


def _show(error: TyperException, console: Console) -> None:
    """Say what is wrong; who called a group without a command has its help already."""
    message = error.format_message()
    if not message:
        return
    context = getattr(error, "ctx", None)
    if context is not None:
        console.print(context.get_usage(), markup=False, highlight=False)
        console.print(f"Hilfe: {context.command_path} --help", markup=False, highlight=False)
    text = Text(told(message))
    console.print(Panel(text, title=TROUBLE, title_align="left", border_style="red"))


def told(message: str) -> str:
    """Return a message of typer in German."""
    found = re.fullmatch(
        r"Invalid value(?: for '?(.+?)'?)?: (?:Value error, )?(.+)", message, re.DOTALL
    )
    if found:
        where, what = found[1], told(found[2])
        return f"{where}: {what}" if where else what
    for pattern, sentence in SENTENCES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return sentence.format(*(each.replace("'", "") for each in found.groups()))
    return message


def speaking(command):
    """Let a command, and those in it, explain themselves in German."""
    for setting, text in WORDS.items():
        setattr(rich_utils, setting, text)
    _teach(command)
    for each in getattr(command, "commands", {}).values():
        speaking(each)
    return command


def _teach(command) -> None:
    command.options_metavar = "[OPTIONEN]"
    if hasattr(command, "subcommand_metavar"):
        command.subcommand_metavar = "BEFEHL …"
    for parameter in command.params:
        _name_type(parameter)
    help_option = command.get_help_option

    def german_help_option(context):
        option = help_option(context)
        if option is not None:
            option.help, option.metavar = "Diese Hilfe zeigen.", ""
        return option

    def german_usage(context, formatter) -> None:
        pieces = " ".join(command.collect_usage_pieces(context))
        formatter.write_usage(context.command_path, pieces, prefix="Aufruf: ")

    command.get_help_option, command.format_usage = german_help_option, german_usage


def _name_type(parameter) -> None:
    name = getattr(parameter, "display_type_rich", None)
    if name is not None:
        parameter.display_type_rich = lambda ctx: TYPES.get(shown := name(ctx), shown)
