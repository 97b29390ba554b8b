"""Writes have one address, and pages load through queries."""

import ast
from collections.abc import Iterator

from source import SRC, calls, modules

WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create",
    "update_or_create", "create_user", "set_password", "aset", "executemany", "execute",
}  # fmt: skip
ELSEWHERE = {
    "kernel/events.py": {"record", "erase_facts"},  # every action records through it
    "kernel/files.py": {"store"},  # keeps a file before the action notes it
    "kernel/jobs.py": {"start", "__call__", "running", "fail_interrupted", "_end"},
    "parties/models/person.py": {"create_user"},  # Django's own way to make an account
    "profiles/rows.py": {"insert", "stored", "delete"},  # cells of a table, for its action
    "reports/exports/slides/deck.py": {"slides_of"},  # saves into memory, not into the database
    "reports/exports/word/document.py": {"docx_of"},  # the same
    "rehearsal/play.py": {"_with_password"},  # nobody of the demo opens a mail
}
"""Functions outside the actions that write, each with its reason."""


def writing_calls(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield (function, line) of each call that writes to the database."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and is_write(node):
                    yield function.name, node.lineno


def is_write(call: ast.Call) -> bool:
    """Say whether a call writes; a dictionary or digest is updated with what stands in place."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in WRITES:
        return False
    if call.func.attr == "update":
        return bool(call.keywords) and not call.args
    return not isinstance(call.func.value, ast.Name) or call.func.value.id != "rows"


def is_action(path) -> bool:
    return path.name == "actions.py" or "actions" in path.relative_to(SRC).parts


def test_only_actions_write():
    found: dict[str, set[str]] = {}
    for path, tree in modules():
        if not is_action(path):
            for function, _line in writing_calls(tree):
                found.setdefault(str(path.relative_to(SRC)), set()).add(function)
    assert found == ELSEWHERE


def test_a_write_outside_is_seen():
    planted = (
        "def view(request):\n    area.save()\n    Area.objects.filter(pk=1).update(name='x')\n"
    )
    assert list(writing_calls(ast.parse(planted))) == [("view", 2), ("view", 3)]


BY_THE_MACHINE = {"found_administration", "run_projection"}
"""Acts of who runs the machine, and of the system itself: they are recorded without a person."""


def test_who_did_it_is_an_argument_of_its_own():
    recording, without = set(), set()
    for path, tree in modules():
        for function in ast.walk(tree):
            if not (is_action(path) and isinstance(function, ast.FunctionDef)):
                continue
            if any(calls(function, "record")):
                recording.add(function.name)
                if "by" not in {argument.arg for argument in function.args.kwonlyargs}:
                    without.add(function.name)
    assert without == BY_THE_MACHINE
    assert len(recording) > 20


def test_every_action_asks_who_may():
    """The page asks, too; but an action is also called by jobs, commands and other actions."""
    careless = []
    for path, tree in modules():
        if not is_action(path):
            continue
        functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
        asking = {"require", "require_import"}
        while more := {
            name
            for name, function in functions.items()
            if name not in asking and any(any(calls(function, asked)) for asked in asking)
        }:
            asking |= more
        careless += [
            name
            for name, function in functions.items()
            if not name.startswith("_") and name not in asking
            and "by" in {argument.arg for argument in function.args.kwonlyargs}
        ]  # fmt: skip
    assert careless == []


def test_pages_load_through_queries():
    found = [
        f"{path.relative_to(SRC)}:{node.lineno}"
        for path, tree in modules()
        if path.name == "views.py" or path.parent.name == "views"
        for node in ast.walk(tree)
        if asks_a_manager(node)
    ]
    assert found == []


def asks_a_manager(node: ast.AST) -> bool:
    """Say whether a model is asked directly, by its manager or by its class."""
    if isinstance(node, ast.Attribute):
        return node.attr in ("objects", "_default_manager")
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("get_object_or_404", "get_list_or_404")
        and isinstance(node.args[0], ast.Name)
        and node.args[0].id[0].isupper()
    )
