"""The check of an application as plain data, so that its outcome can be computed again."""

from collections.abc import Mapping

from bleibe.applications.checking.checks import Check
from bleibe.applications.checking.judging import Judged, passes, standing_of
from bleibe.engines.eligibility import Verdict, digest, evaluate, parse

Plain = dict[str, object]


def gate_content(check: Check) -> Plain:
    """Return the conditions with rules, inputs, findings and what they came to."""
    application = check.application
    return {
        "application": str(application.uuid),
        "submission": application.submission.content_digest,
        "package": application.call.package.digest,
        "passes": check.passes_gates,
        "conditions": [
            {
                "key": each.condition.key,
                "kind": each.condition.kind,
                "rule": dict(each.condition.rule),
                "rule_digest": each.engine.rule_digest if each.engine else "",
                "inputs": each.engine.inputs if each.engine else {},
                "engine": each.engine.verdict if each.engine else None,
                "people": [finding.verdict for finding in each.people],
                "settled": each.settlement.verdict if each.settlement else None,
                "standing": str(each.standing),
            }
            for each in check.conditions
        ],
    }


def gate_faults(content: Mapping[str, object]) -> list[str]:
    """Compute a check again; return the keys of the conditions that come out differently.

    „passes“ stands for what all of them together came to.
    """
    faults, gates = [], []
    for each in content["conditions"]:
        rule = parse(each["rule"])
        engine = None if each["engine"] is None else evaluate(rule, each["inputs"]).verdict
        standing = standing_of(
            Judged(
                engine,
                [Verdict(verdict) for verdict in each["people"]],
                Verdict(each["settled"]) if each["settled"] else None,
            )
        )
        same_rule = not each["rule_digest"] or digest(rule) == each["rule_digest"]
        if engine != each["engine"] or str(standing) != each["standing"] or not same_rule:
            faults.append(each["key"])
        if each["kind"] == "mandatory":
            gates.append(standing)
    if passes(gates) != content["passes"]:
        faults.append("passes")
    return faults
