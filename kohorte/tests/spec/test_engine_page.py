"""The examples of the engine's page run as they stand."""

import doctest
import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "engine.md"
SESSION = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_run(capsys):
    session = "\n".join(SESSION.findall(PAGE.read_text(encoding="utf-8")))
    examples = doctest.DocTestParser().get_doctest(session, {}, PAGE.name, str(PAGE), 0)
    runner = doctest.DocTestRunner(verbose=False)

    runner.run(examples)

    assert runner.tries > 20
    assert runner.failures == 0, capsys.readouterr().out
