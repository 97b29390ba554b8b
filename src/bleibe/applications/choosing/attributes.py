"""What an applicant counts as when a set is chosen: read, never guessed.

Each attribute is read from the sealed answers or from a dated fact. What is not known is a
value of its own; it is never counted as „no“ and never as anything else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from bleibe.programmes.package.form import Field, FormDefinition
from bleibe.programmes.package.portfolio import Attribute, Band

UNKNOWN = "unbekannt"
YES, NO = "yes", "no"
YES_OR_NO = ((YES, "ja"), (NO, "nein"))
OF_OPTION = "="
"""Between attribute and option where several may be true at once."""


@dataclass(frozen=True)
class Reading:
    """The value of an attribute with the place it was read from (Merkmalswert)."""

    value: str
    raw: object
    source: str
    as_of: date | None = None


@dataclass(frozen=True)
class Looked:
    """What looking something up gave."""

    value: object
    source: str
    as_of: date | None = None


LookUp = Callable[[str], Looked | None]


@dataclass(frozen=True)
class Trait:
    """An attribute as the solver sees it: one value for each applicant."""

    key: str
    label: str
    attribute: Attribute
    option: str = ""
    values: tuple[tuple[str, str], ...] = ()
    """Values that are known beforehand, with their labels."""


def traits_of(
    attributes: tuple[Attribute, ...], *, form: FormDefinition | None
) -> tuple[Trait, ...]:
    """Return what the solver tells applicants apart by.

    A field that allows several choices becomes one yes-or-no trait for each of them.
    """
    found: list[Trait] = []
    for attribute in attributes:
        field = _field_of(attribute, form)
        options = _options(attribute, field)
        if field is not None and field.kind == "choices":
            found.extend(
                Trait(
                    f"{attribute.key}{OF_OPTION}{key}", f"{attribute.label}: {label}", attribute,
                    option=key, values=YES_OR_NO,
                )
                for key, label in options
            )  # fmt: skip
        else:
            found.append(Trait(attribute.key, attribute.label, attribute, values=options))
    return tuple(found)


def read_trait(
    trait: Trait, *, answers: Mapping[str, object], look_up: LookUp, source: str
) -> Reading:
    """Return the value of a trait; ``source`` names the answers, a fact names its own."""
    attribute = trait.attribute
    if attribute.field:
        looked = Looked(answers.get(attribute.field), source)
    else:
        looked = look_up(attribute.fact) or Looked(None, source="")
    raw = looked.value
    return Reading(_value(trait, raw), raw, looked.source, looked.as_of)


def _value(trait: Trait, raw: object) -> str:
    if raw is None or raw in ("", []):
        return UNKNOWN
    if trait.option:
        return YES if isinstance(raw, list | tuple) and trait.option in raw else NO
    if trait.attribute.bands:
        return _band(trait.attribute.bands, raw)
    if isinstance(raw, bool):
        return YES if raw else NO
    return str(raw)


def _band(bands: tuple[Band, ...], raw: object) -> str:
    try:
        number = Decimal(str(raw))
    except InvalidOperation:
        return UNKNOWN
    for band in bands:
        if band.below is None or number < band.below:
            return band.key
    return UNKNOWN


def _field_of(attribute: Attribute, form: FormDefinition | None) -> Field | None:
    if not attribute.field or form is None:
        return None
    return form.field(attribute.field)


def _options(attribute: Attribute, field: Field | None) -> tuple[tuple[str, str], ...]:
    if attribute.bands:
        return tuple((band.key, band.label) for band in attribute.bands)
    options = attribute.values or (field.options if field else ())
    if options:
        return tuple((option.key, option.label) for option in options)
    return YES_OR_NO if field is not None and field.kind == "yes_no" else ()
