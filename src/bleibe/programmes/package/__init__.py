"""A programme as a package: a folder of data that is read, checked and never executed."""

from bleibe.programmes.package.call import Annex, CallRules, News, Offer, Part
from bleibe.programmes.package.checks import check, faults
from bleibe.programmes.package.condition import FAVOURABLE, MANDATORY, Anchor, Condition
from bleibe.programmes.package.coverage import Coverage, coverage
from bleibe.programmes.package.differences import Difference, differences
from bleibe.programmes.package.duty import Duty, LetterTemplate
from bleibe.programmes.package.form import Column, Field, FormDefinition, Option, Section
from bleibe.programmes.package.frame import Aim, Lineage, Mailbox, Principle, Step, Text
from bleibe.programmes.package.money import Cents, Exclusion, Line, MoneyRules, Setting
from bleibe.programmes.package.plain import as_content, digest_of, from_content
from bleibe.programmes.package.portfolio import Attribute, Band, PortfolioRules, Target
from bleibe.programmes.package.reading import PACKAGES, read_package
from bleibe.programmes.package.statement import Statement
from bleibe.programmes.package.whole import Package

__all__ = [
    "FAVOURABLE", "MANDATORY", "PACKAGES", "Aim", "Anchor", "Annex", "Attribute", "Band",
    "CallRules", "Cents", "Column", "Condition", "Coverage", "Difference", "Duty", "Exclusion",
    "Field", "FormDefinition", "LetterTemplate", "Line", "Lineage", "Mailbox", "MoneyRules", "News",
    "Offer", "Option", "Package", "Part", "PortfolioRules", "Principle", "Section", "Setting",
    "Statement", "Step", "Target", "Text", "as_content", "check", "coverage", "differences",
    "digest_of", "faults", "from_content", "read_package",
]  # fmt: skip
