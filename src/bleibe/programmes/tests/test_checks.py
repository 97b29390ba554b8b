"""A package that does not hold together is refused, with file, place and way out."""

from dataclasses import replace

import pytest

from bleibe.kernel.errors import Refused
from bleibe.kernel.sentences import sentence
from bleibe.programmes.package import PACKAGES, faults, read_package

MODEL = PACKAGES / "zwk-2021"


@pytest.fixture
def folder(tmp_path):
    for path in MODEL.iterdir():
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def changed(folder, name, old, new):
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def refusals(folder):
    try:
        return faults(read_package(folder))
    except Refused as refused:
        return (refused,)


@pytest.mark.parametrize("path", sorted(PACKAGES.iterdir()), ids=lambda path: path.name)
def test_the_packages_of_the_house_hold_together(path):
    assert refusals(path) == ()


CASES = [
    ("programme.toml", 'short = "ZWK"', 'kurz = "ZWK"', "package_key_unknown", "kurz"),
    ("programme.toml", 'short = "ZWK"', "short = 7", "package_value", "short"),
    ("programme.toml", 'short = "ZWK"', "calls = []", "package_key_unknown", "calls"),
    ("programme.toml", 'key = "identity"', 'key = "factors"', "package_duplicate", "factors"),
    ("programme.toml", 'kind = "part_of"', 'kind = "child_of"', "package_word", "child_of"),
    ("programme.toml", "runs_to = 2024", "runs_to = 2020", "package_dates", "programme.toml"),
    (
        "call.toml",
        '"2021-07-20 23:59:59 Europe/Berlin"',
        "2021-07-20T23:59:59",
        "package_moment",
        "closes_at",
    ),
    ("call.toml", "23:59:59 Europe/Berlin", "23:59:59", "package_moment", "closes_at"),
    (
        "call.toml",
        "23:59:59 Europe/Berlin",
        "23:59:59 Europe/Bärlin",
        "package_moment",
        "closes_at",
    ),
    ("call.toml", "2021-07-20 23:59:59", "2021-05-20 23:59:59", "package_call_dates", "zwk-2021"),
    ("call.toml", 'channels = ["email"]', 'channels = ["fax"]', "package_word", "fax"),
    ("call.toml", 'key = "form"', 'key = "video"', "package_word", "video"),
    ("call.toml", "places = 40", "places = 0", "package_number", "places"),
    ("call.toml", "grace = 0", "grace = -5", "package_number", "grace"),
    ("call.toml", 'kinds = ["municipality"', 'kinds = ["village"', "package_word", "village"),
    ("form.toml", 'kind = "long_text"', 'kind = "essay"', "package_word", "essay"),
    ("form.toml", "max_length = 1500\n", "", "package_field_missing", "max_length"),
    ("form.toml", 'value = "association" }', 'value = "club" }', "package_rule_field", "scope"),
    ("form.toml", 'proves = ["data_basis"]', 'proves = ["data"]', "package_dangling", "data"),
    (
        "form.toml",
        'when = { field = "scope"',
        'when = { field = "members"',
        "package_asks_itself",
        "members",
    ),
    ("form.toml", 'part = "data_sheet"', 'part = "appendix"', "package_word", "appendix"),
    (
        "form.toml",
        "minimum = 0\nmaximum = 100",
        "minimum = 200\nmaximum = 100",
        "package_bounds",
        "migration_share",
    ),
    (
        "conditions.toml",
        'field = "challenge"',
        'field = "chalenge"',
        "package_dangling",
        "chalenge",
    ),
    (
        "conditions.toml",
        'evidence = "resolution_file"',
        'evidence = "will"',
        "package_rule_field",
        "will",
    ),
    ("conditions.toml", 'op = "is_true"', 'op = "holds"', "package_rule", "op"),
    ("conditions.toml", "weight = 2", "weight = 0", "package_weight_missing", "grw"),
    (
        "conditions.toml",
        'kind = "mandatory"',
        'kind = "mandatory"\nweight = 3',
        "package_gate_weighs",
        "awareness",
    ),
    ("conditions.toml", "{ score = 1,", "{ score = 7,", "package_anchors", "anchors"),
    (
        "conditions.toml",
        '\njudgement = "Legt',
        '\njudgement = "Zeigt',
        "package_judgement",
        "awareness",
    ),
    ("portfolio.toml", 'value = "small"', 'value = "wee"', "package_dangling", "wee"),
    ("portfolio.toml", 'attribute = "size"', 'attribute = "age"', "package_dangling", "age"),
    ("portfolio.toml", "below = 5000", "below = 500", "package_bands", "size"),
    ("portfolio.toml", 'field = "state"', "", "package_attribute_source", "state"),
    ("portfolio.toml", "min = 4\nmax = 14", "min = 15\nmax = 14", "package_bounds", "targets"),
    ("money.toml", "3000000", "30000.00", "package_amount", "cap_per_year"),
    ("money.toml", "3000000", '"30.000 EUR"', "package_amount", "cap_per_year"),
    ("money.toml", "3000000", "-3000000", "package_amount", "cap_per_year"),
    ("money.toml", "3000000", "3000001", "package_money_sum", "total_per_year"),
    (
        "money.toml",
        "own_contribution_percent = 0",
        "own_contribution_percent = 101",
        "package_bounds",
        "own_contribution",
    ),
    ("money.toml", 'mode = "call"', 'mode = "gift"', "package_word", "gift"),
    ("duties.toml", '"01-31"', '"02-30"', "package_day", "02-30"),
    (
        "duties.toml",
        'declared = "declares_tool"',
        'declared = "name"',
        "package_dangling",
        "digital_tool",
    ),
    ("duties.toml", "within_days = 42\n", "", "package_field_missing", "accounting"),
    ("letters.toml", "{checksum}", "{prüfsumme}", "package_placeholder", "prüfsumme"),
    ("letters.toml", "{checksum}", "{checksum", "package_placeholder", "receipt"),
    (
        "letters.toml",
        "[letters.rejection]",
        "[letters.refusal]",
        "package_field_missing",
        "rejection",
    ),
    ("statements.toml", '"aim:strategy"', '"aim:tragedy"', "package_dangling", "aim:tragedy"),
    (
        "statements.toml",
        'covered_by = ["field:other_projects"]',
        "covered_by = []",
        "package_statement_uncovered",
        "S1-35",
    ),
    ("programme.toml", '["S1-33"]', '["S1-133"]', "package_dangling", "S1-133"),
    ("statements.toml", "statements = [", "statements = ", "package_syntax", "statements.toml"),
]


@pytest.mark.parametrize(("name", "old", "new", "code", "said"), CASES)
def test_what_does_not_fit_is_refused_by_name(folder, name, old, new, code, said):
    changed(folder, name, old, new)

    found = [each for each in refusals(folder) if each.code == code]

    told = [sentence(each.code, **each.params) for each in found]
    assert any(said in text and name in text for text in told)


@pytest.mark.parametrize(
    "rule",
    [
        "{ all = [] }",
        "{}",
        '{ field = "will" }',
        '{ field = "will", op = "answered", value = 1 }',
    ],
)
def test_a_rule_that_says_nothing_is_refused(folder, rule):
    text = (folder / "form.toml").read_text(encoding="utf-8")
    old = 'when = { field = "demography_officer", op = "is_true" }'
    (folder / "form.toml").write_text(text.replace(old, f"when = {rule}"), encoding="utf-8")

    codes = {each.code: each.params["file"] for each in refusals(folder)}

    assert codes == {"package_rule": "form.toml"}


def test_a_file_that_belongs_to_nothing_is_refused(folder):
    (folder / "from.toml").write_text("", encoding="utf-8")

    with pytest.raises(Refused, match="package_file_unknown"):
        read_package(folder)


@pytest.mark.parametrize("part", ["form", "conditions", "money", "letters"])
def test_a_call_without_what_it_needs_is_refused(part):
    package = read_package(PACKAGES / "werkstatt-morgen")
    empty = {"form": None, "money": None, "letters": {}}.get(part, ())

    codes = {each.code for each in faults(replace(package, **{part: empty}))}

    assert "package_call_lacks" in codes


def test_a_programme_without_a_call_needs_none_of_that():
    package = read_package(PACKAGES / "dwk-2016")

    assert (package.call, package.form, package.money, package.conditions) == (None, None, None, ())
    assert package.unknown


def test_the_newest_of_several_calls_is_the_call():
    package = read_package(PACKAGES / "werkstatt-morgen")

    assert [call.key for call in package.calls] == [
        "werkstatt-morgen-2026", "werkstatt-morgen-zweiter-aufruf",
    ]  # fmt: skip
    assert package.call == package.call_of("werkstatt-morgen-zweiter-aufruf")
    with pytest.raises(KeyError):
        package.call_of("dritter-aufruf")
