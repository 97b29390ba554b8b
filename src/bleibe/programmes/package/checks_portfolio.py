"""What a set is mixed by: attributes that can be read, bounds that can be met."""

from collections.abc import Iterator

from bleibe.kernel.errors import Refused
from bleibe.programmes.package.portfolio import Attribute
from bleibe.programmes.package.reading import file_of
from bleibe.programmes.package.whole import Package


def portfolio_faults(package: Package) -> Iterator[Refused]:
    """Yield what is wrong with attributes and targets."""
    file, fields = file_of("portfolio"), {}
    if package.form:
        fields = {field.key: field for field in package.form.fields}
    known = {}
    for attribute in package.portfolio.attributes:
        where = f"attributes[{attribute.key}]"
        if bool(attribute.field) == bool(attribute.fact):
            yield Refused("package_attribute_source", file=file, field=where)
        if attribute.field and attribute.field not in fields:
            yield Refused("package_dangling", file=file, field=where, name=attribute.field)
        yield from _bands(attribute, where)
        options = fields[attribute.field].options if attribute.field in fields else ()
        named = attribute.bands or attribute.values or options
        known[attribute.key] = {each.key for each in named}
    for number, target in enumerate(package.portfolio.targets, start=1):
        where = f"targets[{number}]"
        if target.attribute not in known:
            yield Refused("package_dangling", file=file, field=where, name=target.attribute)
        elif target.value not in known[target.attribute]:
            yield Refused("package_dangling", file=file, field=where, name=target.value)
        if target.min is not None and target.max is not None and target.min > target.max:
            yield Refused("package_bounds", file=file, field=where)


def _bands(attribute: Attribute, where: str) -> Iterator[Refused]:
    limits = [band.below for band in attribute.bands[:-1]]
    open_end = not attribute.bands or attribute.bands[-1].below is None
    numbers = [limit for limit in limits if limit is not None]
    if len(numbers) != len(limits) or numbers != sorted(set(numbers)) or not open_end:
        yield Refused("package_bands", file=file_of("portfolio"), field=where)
