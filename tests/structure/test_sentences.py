"""Every refusal has one German sentence, and every sentence a refusal."""

import ast
import string

from source import calls, modules

from bleibe.kernel.sentences import all_sentences


def refusals():
    for path, tree in modules():
        for call in calls(tree, "Refused"):
            if call.args and isinstance(call.args[0], ast.Constant):
                yield path, call.args[0].value, {keyword.arg for keyword in call.keywords}


def test_every_refusal_has_its_sentence_and_what_the_sentence_asks_for():
    sentences, troubles = all_sentences(), []
    for path, code, given in refusals():
        if code not in sentences:
            troubles.append(f"{path.name}: {code} has no sentence")
            continue
        asked = {
            name
            for _text, name, _spec, _conv in string.Formatter().parse(str(sentences[code]))
            if name
        }
        if None not in given and not asked <= given:
            troubles.append(f"{path.name}: {code} lacks {asked - given}")
    assert troubles == []


def test_no_sentence_is_left_over():
    declared, used = set(), set()
    for path, tree in modules():
        for node in ast.walk(tree):
            if path.name == "sentences.py" and isinstance(node, ast.Dict):
                declared |= {key.value for key in node.keys if isinstance(key, ast.Constant)}
            elif isinstance(node, ast.Constant) and (
                path.name != "sentences.py" or path.parent.name == "kernel"
            ):
                used.add(node.value)
    assert declared - used == set()
