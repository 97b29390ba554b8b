"""The stand-alone verifier: it agrees with what is right and with nothing else."""

import ast
import copy
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bleibe.engines.portfolio import conflict, verify
from bleibe.engines.portfolio.record import as_bytes, canonical, select
from bleibe.engines.portfolio.table import read_table
from bleibe.engines.portfolio.terms import read_terms
from bleibe.engines.portfolio.tests.files import LOTTERY, TABLE, TERMS, Files, as_table, as_terms
from bleibe.engines.portfolio.tests.invented import invented
from bleibe.engines.portfolio.tests.small import possible, problems

WRONG = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
FEW_DRAWS = "[uncertainty]\ndraws = 3\nscore = 1\n"


def answered(files: Files) -> tuple[bytes, bytes, bytes]:
    table, terms = files.table.read_bytes(), files.terms.read_bytes()
    selection = select(read_terms(files.terms, table=read_table(files.table)))
    return table, terms, as_bytes(selection, applicants=table, targets=terms)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    return answered(Files(tmp_path_factory.mktemp("drawn"), terms=TERMS + LOTTERY))


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    problem = invented(150, places=20)
    files = Files(
        tmp_path_factory.mktemp("large"),
        table=as_table(problem),
        terms=as_terms(problem, more='tolerance = "3"') + FEW_DRAWS,
    )
    return answered(files)


def sealed(result: dict) -> bytes:
    """Write a result with the digest that belongs to it, as a forger would."""
    digest = hashlib.sha256(canonical(result | {"digest": ""})).hexdigest()
    return canonical(result | {"digest": digest})


def test_it_is_short_and_needs_the_standard_library_only():
    source = Path(verify.__file__).read_text(encoding="utf-8")
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(source))
        for name in (
            [each.name for each in node.names] if isinstance(node, ast.Import)
            else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        )
    }  # fmt: skip

    assert len(source.splitlines()) <= 200
    assert imported <= sys.stdlib_module_names


def test_it_runs_alone_and_says_what_it_cannot_check(tmp_path):
    files = Files(tmp_path)
    files.select()
    copied = tmp_path / "alone.py"
    copied.write_bytes(Path(verify.__file__).read_bytes())
    call = [sys.executable, "-I", copied, files.table, files.terms, files.result]

    right = subprocess.run(call, capture_output=True, text=True, check=False)
    files.table.write_text(TABLE.replace("A6;3", "A6;30"), encoding="utf-8")
    wrong = subprocess.run(call, capture_output=True, text=True, check=False)

    assert (right.returncode, right.stderr) == (0, "")
    assert right.stdout.startswith("RIGHT")
    assert "Not checked" in right.stdout
    assert wrong.returncode == 1
    assert wrong.stderr.startswith("WRONG")


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(problems(), st.sampled_from(["0", "0.5", "2"]))
def test_whatever_is_chosen_it_agrees(tmp_path, problem, tolerance):
    assume(possible(problem))
    known = {
        (name, each.attributes[name]) for each in problem.applicants for name in ("land", "kind")
    }
    assume(all((each.attribute, each.value) in known for each in problem.targets))
    terms = as_terms(problem, more=f'tolerance = "{tolerance}"') + FEW_DRAWS

    verify.Check(*answered(Files(tmp_path, table=as_table(problem), terms=terms)))


def test_it_follows_the_proof_where_there_are_too_many_sets_to_try(large):
    verify.Check(*large)


@settings(max_examples=40, deadline=None)
@given(problems())
def test_the_proof_that_targets_contradict_each_other_can_be_followed_too(problem):
    found = conflict(problem)
    assume(found is not None)
    people, targets = problem.applicants, [each.target for each in found.targets]
    follower = object.__new__(verify.Check)
    follower.row = {p.id: (1, *(int(each.counts(p)) for each in targets)) for p in people}
    follower.cells = sorted({(row, 0) for row in follower.row.values()})
    sizes = [sum(row == cell for row in follower.row.values()) for cell, _cost in follower.cells]
    follower.low = [problem.places, *(each.min for each in targets)]
    most = max(problem.places, *follower.low)
    follower.up = [problem.places, *(most if e.max is None else e.max for e in targets)]
    box = [0] * len(sizes), sizes

    assert follower.nothing(found.certificate, 0, *box, box)
    assert not follower.nothing([1] + [0] * len(follower.low), 0, *box, box)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_one_changed_byte_in_any_of_the_files_is_found(drawn, data):
    which = data.draw(st.integers(0, 2))
    place = data.draw(st.integers(0, len(drawn[which]) - 1))
    value = data.draw(st.integers(0, 255).filter(lambda byte: byte != drawn[which][place]))
    changed = list(drawn)
    changed[which] = drawn[which][:place] + bytes([value]) + drawn[which][place + 1 :]
    verify.Check(*drawn)

    with pytest.raises(WRONG):
        verify.Check(*changed)


def set_chosen(result):
    result["chosen"] = ["A1", "A2", "A6"]


def set_objective(result):
    result["best"]["objective"] = result["best"]["bound"] = "25.75"


def set_worse_best(result):
    worse = result["alternatives"]["sets"][-1]
    result["best"]["chosen"] = result["chosen"] = worse["chosen"]
    for each in (result["best"], result):
        each["objective"] = worse["objective"]
    result["best"]["bound"] = worse["objective"]


def set_empty_proof(result):
    result["best"]["certificate"] = [1, 0, 0, 0]


def set_no_proof(result):
    result["best"]["certificate"] = None


def set_negative_factor(result):
    result["best"]["certificate"] = [-1, 0, 0, 0]


def set_unknown_set(result):
    result["alternatives"]["sets"][0]["chosen"][0] = "A9"


def drop_alternative(result):
    result["alternatives"]["sets"].pop()


def double_alternative(result):
    result["alternatives"]["sets"].append(result["alternatives"]["sets"][-1])


def set_ways(result):
    result["alternatives"]["sets"][0]["ways"] += 1


def set_tolerance(result):
    result["alternatives"]["tolerance"] = "2"


def set_places(result):
    result["places"] = 4


def set_hits(result):
    result["applicants"]["A2"]["hits"] += 1


def set_share(result):
    result["applicants"]["A2"]["share"] = "0.9999"


def forget_somebody(result):
    del result["applicants"]["A6"]


def set_all(result):
    result["applicants"]["A2"]["standing"] = "all"


def set_some_who_is_in_none(result):
    result["applicants"]["A6"]["standing"] = "some"


def set_some_who_is_in_all(result):
    result["applicants"]["A1"]["standing"] = "some"


def set_none(result):
    result["applicants"]["A3"]["standing"] = "none"


def set_standing_unknown(result):
    result["applicants"]["A3"]["standing"] = "perhaps"


def set_seed(result):
    result["lottery"]["seed"] = "0" * 64


def set_chances(result):
    result["lottery"]["chances"] = ["1"] + ["0"] * (len(result["lottery"]["chances"]) - 1)


def set_chance_of(result):
    result["lottery"]["chance_of"]["A2"] = "1/2"


def drop_lottery(result):
    result["lottery"] = None


def draw_another(result):
    equals = {"A2", "A3", "A4"}
    mine = next(iter(equals & set(result["chosen"])))
    other = next(iter(equals - {mine}))
    result["chosen"] = [other if each == mine else each for each in result["chosen"]]
    result["applicants"][mine]["chosen"], result["applicants"][other]["chosen"] = False, True


FORGERIES = [
    set_chosen, set_objective, set_worse_best, set_empty_proof, set_no_proof,
    set_negative_factor, set_unknown_set, drop_alternative, double_alternative, set_ways,
    set_tolerance, set_places, set_hits, set_share, forget_somebody, set_all,
    set_some_who_is_in_none, set_some_who_is_in_all, set_none, set_standing_unknown, set_seed,
    set_chances, set_chance_of, drop_lottery, draw_another,
]  # fmt: skip


@pytest.mark.parametrize("forge", FORGERIES)
def test_a_forged_result_is_found_even_with_the_right_digest(drawn, forge):
    table, terms, content = drawn
    result = json.loads(content)
    verify.Check(table, terms, sealed(copy.deepcopy(result)))
    before = canonical(result)

    forge(result)

    assert canonical(result) != before
    with pytest.raises(WRONG):
        verify.Check(table, terms, sealed(result))


def test_standings_in_a_large_table_are_bound_to_their_proofs(large):
    table, terms, content = large
    result = json.loads(content)
    some = [name for name, each in result["applicants"].items() if each["standing"] == "some"]
    assert len(some) > 5
    for name, other in zip(some, ("all", "none") * len(some), strict=False):
        forged = copy.deepcopy(result)
        forged["applicants"][name]["standing"] = other
        with pytest.raises(ValueError, match="standing"):
            verify.Check(table, terms, sealed(forged))
    unproven = copy.deepcopy(result)
    unproven["alternatives"]["certificates"] = {"root": [1] + [0] * 13, "in": {}, "out": {}}
    with pytest.raises(ValueError, match="standing"):
        verify.Check(table, terms, sealed(unproven))
