"""The command line: ``kohorte project``, ``kohorte backtest`` and their sisters."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence

from kohorte import backtest_command, indicators_command, project_command
from kohorte.disclosure import command as protect_command
from kohorte.errors import KohorteError
from kohorte.io import command as read_command
from kohorte.messages import sentence

COMMANDS = (project_command, backtest_command, indicators_command, protect_command, read_command)
REFUSED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 1 for a refusal, 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="kohorte", description="Demography for small areas.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(subparsers)
    chosen = parser.parse_args(arguments)
    try:
        status: int = chosen.run(chosen)
        sys.stdout.flush()
    except KohorteError as refusal:
        return _refused(refusal, chosen)
    except BrokenPipeError:  # whoever reads along has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except OSError as trouble:
        return _refused(
            KohorteError("file_unusable", file=trouble.filename, reason=trouble.strerror), chosen
        )
    return status


def _refused(refusal: KohorteError, chosen: argparse.Namespace) -> int:
    message = sentence(refusal, language=chosen.lang)
    sys.stderr.write(message + "\n")
    if chosen.json:
        refused = {"code": refusal.code, "params": refusal.params, "message": message}
        sys.stdout.write(json.dumps({"error": refused}, ensure_ascii=False, default=str) + "\n")
    return REFUSED
