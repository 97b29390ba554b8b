"""From the categories of one figure to a `Series`."""

from collections.abc import Iterable
from typing import NamedTuple

from kohorte.io.labels import Age, age_of, is_total, nationality_of, plain, sex_of
from kohorte.io.table import Series


class Category(NamedTuple):
    """One category of one variable as a file names it; codes may be empty."""

    variable_code: str
    variable: str
    code: str
    label: str


class Measure(NamedTuple):
    """What is counted, by code, label and unit."""

    code: str
    label: str
    unit: str


def describe(measure: Measure, categories: Iterable[Category], *, ages: bool = True) -> Series:
    """Return the series that a measure and its categories make up.

    Sex, age and nationality are recognised by code or label, totals are left out, all else
    is kept under ``other``. Where two variables both look like an age (the age and the
    length of stay), neither is taken for it.

    Parameters
    ----------
    measure : Measure
    categories : iterable of Category
    ages : bool
        False where years in labels are known not to be ages.

    Returns
    -------
    Series
    """
    sex = nationality = None
    aged: list[tuple[Category, Age]] = []
    other: list[tuple[str, str]] = []
    for category in categories:
        if _is_total(category):
            continue
        if sex is None and (found := _sex(category)):
            sex = found
        elif ages and (age := _age(category)):
            aged.append((category, age))
        elif nationality is None and (group := nationality_of(category.label, code=category.code)):
            nationality = group
        else:
            other.append((category.variable, category.label))
    low, high = aged[0][1] if len(aged) == 1 else (None, None)
    if len(aged) > 1:
        other += [(category.variable, category.label) for category, _ in aged]
    return Series(*measure, sex, low, high, nationality, tuple(other))


def _is_total(category: Category) -> bool:
    if category.code == "INSGESAMT":
        return True
    return not category.code and (not category.label or is_total(category.label))


def _sex(category: Category) -> str | None:
    known = category.variable_code == "GES" or plain(category.variable) in {"geschlecht", "sex"}
    return sex_of(category.label, code=category.code, known=known)


def _age(category: Category) -> Age | None:
    variable = plain(category.variable)
    if variable and not ("alter" in variable or variable.startswith("age")):
        return None
    return age_of(category.label, known=bool(variable))
