"""The model programme of 2021 holds what its announcement and the news item say."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bleibe.programmes.package import PACKAGES, coverage, read_package

SEEDS = Path(__file__).parents[5] / "shared" / "seeds"
RUN = 8
"""So many words in a row as in the sources would be copied, not told."""


@pytest.fixture(scope="module")
def package():
    return read_package(PACKAGES / "zwk-2021")


def fields_of(package, *, part):
    sections = [each for each in package.form.sections if each.part == part]
    return [field for section in sections for field in section.fields]


def test_the_deadline_is_the_end_of_a_day_in_berlin(package):
    call = package.call

    assert call.closes_at.astimezone(UTC) == datetime(2021, 7, 20, 21, 59, 59, tzinfo=UTC)
    assert str(call.closes_at.tzinfo) == "Europe/Berlin"
    assert call.channels == ("email",)
    assert package.runs_to == date(2024, 12, 31)


def test_the_money_has_two_lines_under_one_ceiling(package):
    money = package.money
    lines = {line.key: (line.cap_per_year, line.mode, line.calls_per_year) for line in money.lines}

    assert lines == {
        "consulting": (3_000_000, "call", 2), "material": (1_000_000, "reimbursement", None),
    }  # fmt: skip
    assert money.total_per_year == 4_000_000
    assert (money.own_contribution_percent, money.fee) == (0, 0)
    assert [each.key for each in money.exclusions] == ["building", "investment", "public_staff"]


def test_what_the_call_leaves_open_has_a_careful_default(package):
    asked = {each.key: each.value for each in package.money.settings if each.question}

    assert asked["new_staff"] is asked["carry_over"] is asked["consulting_in_advance"] is False
    assert asked["use_by_days"] == 42
    assert all(duty.question for duty in package.duties if duty.rhythm in ("yearly", "once"))


def test_five_conditions_are_gates_and_six_are_weights_in_two_classes(package):
    classes = [each.weight_class for each in package.conditions]

    assert [each.key for each in package.conditions if each.is_mandatory] == [
        "awareness", "will", "first_aims", "structures", "data_basis",
    ]  # fmt: skip
    assert classes.count("especially_favourable") == classes.count("favourable") == 3
    heaviest = min(each.weight for each in package.conditions if "especially" in each.weight_class)
    assert heaviest > max(each.weight for each in package.conditions[-3:])
    for condition in package.conditions[5:]:
        assert [anchor.score for anchor in condition.anchors] == [0, 1, 2, 3, 4]
        assert all(anchor.text.endswith(".") for anchor in condition.anchors)


def test_the_announcement_has_its_eight_parts(package):
    assert [part.key for part in package.call.parts] == [
        "overview", "background", "description", "services", "conditions", "criteria",
        "requirements", "procedure",
    ]  # fmt: skip


def test_sixteen_questions_guide_with_help_and_a_length(package):
    asked = fields_of(package, part="guiding_questions")
    numbered = [each for each in asked if re.match(r"\d+ [^a]", each.label)]

    assert [int(each.label.split()[0]) for each in numbered] == list(range(1, 17))
    for each in asked:
        if each.kind == "long_text":
            assert each.help
            assert each.max_length >= 1000


def test_value_lists_are_those_of_the_call(package):
    form = package.form

    assert len(form.field("cross_cutting_fields").options) == 9
    assert [each.key for each in form.field("policy_fields").options] == [
        "social", "economy", "image", "other",
    ]  # fmt: skip
    assert len(form.field("action_fields").options) == 5 + 1
    assert "Elternteil" in form.field("migration_share").help


def test_six_contributions_are_declared_and_none_of_them_is_money(package):
    declared = [each for each in package.form.fields if each.key.startswith("declares_")]

    assert len(declared) == 6
    assert {duty.declared for duty in package.duties} - {""} == {each.key for each in declared}
    for field in package.form.fields:
        asks = f"{field.label} {field.unit}".lower()
        assert not re.search(r"eigenanteil|eigenmittel|gebühr|euro|€", asks), field.key


def test_amounts_in_words_are_those_of_the_rules(package):
    money = package.money
    allowed = {money.total_per_year, *(line.cap_per_year for line in money.lines)}
    told = [
        *(text for part in package.call.parts for text in part.paragraphs),
        *package.call.news.paragraphs,
        *(offer.text for offer in package.call.offers),
        *(statement.summary for statement in package.statements),
    ]
    amounts = {
        int(found.replace(".", "")) * 100
        for text in told
        for found in re.findall(r"([\d.]+) Euro", text)
    }

    assert amounts == allowed


def test_each_of_the_statements_is_fulfilled_by_something_that_is_there(package):
    found = coverage(package)
    expected = [f"S1-{number:02}" for number in range(1, 78)]
    expected += [f"S2-{number:02}" for number in range(1, 8)]

    assert [each.statement.id for each in found] == expected
    assert [each.statement.id for each in found if not each.is_whole] == []


def test_a_condition_is_covered_by_more_than_a_text(package):
    """What is asked of somebody is tied to a rule, a field, a duty or money."""
    hard = ("condition:", "field:", "duty:", "money:", "exclusion:", "call:", "setting:")
    for each in package.statements:
        if each.kind in ("condition", "duty") and each.id != "S1-27":
            assert any(name.startswith(hard) for name in each.covered_by), each.id


@pytest.mark.skipif(not SEEDS.exists(), reason="the sources do not lie beside this repository")
def test_nothing_is_copied_from_the_sources(package):
    sources = " ".join(path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt"))
    known = runs(sources)
    ours = (PACKAGES / "zwk-2021").glob("*.toml")
    copied = {run for path in ours for run in runs(path.read_text(encoding="utf-8")) & known}

    assert copied == set()


def runs(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
