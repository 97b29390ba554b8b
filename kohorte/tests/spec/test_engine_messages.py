"""Every refusal of the engine has a sentence in both languages, with all its figures."""

import re
from pathlib import Path

from kohorte import engine
from kohorte.messages import MESSAGES
from kohorte.messages_engine import MESSAGES as OURS

SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for path in Path(engine.__path__[0]).glob("*.py")
)
RAISED = set(re.findall(r'KohorteError\(\s*"([a-z_]+)"', SOURCES))


def test_every_code_that_is_raised_has_a_sentence():
    assert RAISED - set(OURS) - set(MESSAGES) == set()


def test_no_sentence_is_left_over():
    assert set(OURS) - RAISED == set()


def test_both_languages_speak_of_the_same_figures():
    def figures(text):
        return set(re.findall(r"{(\w+)}", text))

    for code, said in OURS.items():
        assert figures(said["de"]) == figures(said["en"]), code
