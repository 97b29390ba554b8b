"""What is recorded and what runs has German words."""

import ast
from collections.abc import Iterator

from source import calls, modules

from bleibe.kernel.labels import FACTS, FAULTS, all_labels


def recorded() -> Iterator[tuple[str, set[str]]]:
    """Yield verb and names of the facts of each entry that the code writes."""
    for _path, tree in modules():
        for call in calls(tree, "record"):
            if call.args and isinstance(call.args[0], ast.Constant):
                yield call.args[0].value, {each.arg for each in call.keywords} - {"by", "about"}


def passed_on(function: str) -> set[str]:
    """Return the texts that a function is called with first."""
    return {
        call.args[0].value
        for _path, tree in modules()
        for call in calls(tree, function)
        if call.args and isinstance(call.args[0], ast.Constant)
    }


def test_every_verb_has_its_words_and_no_words_are_left_over():
    verbs = {verb for verb, _facts in recorded()} | passed_on("_record") | {"event.erased"}
    assert verbs == set(all_labels("VERBS"))


def test_every_fact_has_its_words():
    facts = set().union(*(facts for _verb, facts in recorded()))
    assert facts - set(FACTS) == set()


def test_every_job_has_its_words_and_no_words_are_left_over():
    kinds = {
        keyword.value.value
        for _path, tree in modules()
        for call in calls(tree, "start")
        for keyword in call.keywords
        if keyword.arg == "kind"
    }
    assert kinds == set(all_labels("JOBS"))


def test_every_fault_of_the_log_has_its_words():
    for path, tree in modules():
        if path.name == "events.py":
            faults = {
                node.value.elts[1].value
                for node in ast.walk(tree)
                if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple)
                and isinstance(node.value.elts[1], ast.Constant)
            }  # fmt: skip
            assert faults == set(FAULTS)
