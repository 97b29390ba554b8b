"""The tutorial and the quick start run line by line, commands included."""

import doctest
import re
import shlex
from pathlib import Path

import pytest

from kohorte.cli import main

HOME = Path(__file__).resolve().parents[2]
PYTHON = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ kohorte (.+)$", re.MULTILINE)


@pytest.mark.parametrize("page", ["docs/tutorial.md", "README.md"])
def test_everything_on_the_page_runs(page, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    text = (HOME / page).read_text(encoding="utf-8")
    session = "\n".join(PYTHON.findall(text))
    examples = doctest.DocTestParser().get_doctest(session, {}, page, page, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False)

    runner.run(examples)

    assert runner.tries > 5
    assert runner.failures == 0, capsys.readouterr().out
    commands = COMMAND.findall(text)
    assert commands
    for command in commands:
        assert main(shlex.split(command)) == 0
