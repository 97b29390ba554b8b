"""The rules of a package against its form: grammar, names, and values that can be chosen."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext_lazy as _

from bleibe.engines.eligibility import Rule, RuleFault, parse
from bleibe.engines.eligibility.nodes import Evidence, Judgement, leaves
from bleibe.engines.eligibility.nodes import Field as Test
from bleibe.kernel.errors import Refused
from bleibe.programmes.package.form import Field

FAULTS = {
    "rule_not_a_table": _("dort gehört eine Tabelle oder Liste hin"),
    "rule_empty": _("sie ist leer"),
    "rule_keys": _("die Angaben passen nicht zusammen"),
    "rule_name": _("ein Name fehlt"),
    "rule_op": _("der Vergleich „op“ ist nicht bekannt"),
    "rule_value_missing": _("der Wert fehlt"),
    "rule_value_kind": _("der Wert passt nicht zum Vergleich"),
    "rule_value_needless": _("hier gehört kein Wert hin"),
    "rule_too_deep": _("sie ist zu tief verschachtelt"),
    "rule_too_tangled": _("zu viele Felder kommen mehrfach vor"),
}
"""What is wrong with a rule, in words."""
FITTING = {
    "is_true": {"yes_no"},
    "contains": {"choices"},
    "at_least": {"whole", "decimal", "year"},
    "at_most": {"whole", "decimal", "year"},
    "before": {"date"},
    "after": {"date"},
}
"""Kinds of fields that a comparison can be asked of; the others fit every kind."""


def rule_faults(
    data: Mapping[str, object], *, fields: Mapping[str, Field], file: str, where: str
) -> Iterator[Refused]:
    """Yield what is wrong with a rule: its grammar, or what it names."""
    try:
        rule = parse(data)
    except RuleFault as fault:
        place, said = fault.params.get("place") or "/", str(FAULTS[fault.code])
        yield Refused("package_rule", file=file, field=where, place=place, said=said)
        return
    yield from _names(rule, fields=fields, file=file, where=where)


def _names(rule: Rule, *, fields: Mapping[str, Field], file: str, where: str) -> Iterator[Refused]:
    for leaf in leaves(rule):
        if isinstance(leaf, Judgement):
            continue
        field = fields.get(leaf.name)
        if field is None:
            yield Refused("package_dangling", file=file, field=where, name=leaf.name)
        elif isinstance(leaf, Evidence):
            if field.kind != "file":
                yield Refused("package_rule_field", file=file, field=where, name=leaf.name)
        elif not _fits(leaf, field):
            yield Refused("package_rule_field", file=file, field=where, name=leaf.name)


def _fits(test: Test, field: Field) -> bool:
    if field.kind not in FITTING.get(test.op, {field.kind}):
        return False
    if test.op in {"equals", "one_of", "contains"} and field.options:
        values = test.value if isinstance(test.value, list) else [test.value]
        return all(value in {option.key for option in field.options} for value in values)
    return True
