"""The rules that a call is chosen by, from its version of the package."""

from dataclasses import dataclass

from bleibe.applications.calls.models import Call
from bleibe.applications.choosing.attributes import Trait, traits_of
from bleibe.programmes.package import Package
from bleibe.programmes.package.call import CallRules
from bleibe.programmes.queries import package_of


@dataclass(frozen=True)
class Frame:
    """What is fixed for a call: its package, its own rules, the traits of applicants."""

    package: Package
    rules: CallRules
    traits: tuple[Trait, ...]

    def label(self, attribute: str, value: str) -> str:
        """Return the words for a value of a trait; the value itself where there are none."""
        return self.labels.get((attribute, value), value)

    @property
    def labels(self) -> dict[tuple[str, str], str]:
        """Return all words that are known beforehand."""
        return {(trait.key, key): label for trait in self.traits for key, label in trait.values}

    @property
    def names(self) -> dict[str, str]:
        """Return how traits are called."""
        return {trait.key: trait.label for trait in self.traits}


def frame_of(call: Call) -> Frame:
    """Return the rules of a call."""
    package = package_of(call.package)
    return Frame(
        package,
        package.call_of(call.key),
        traits_of(package.portfolio.attributes, form=package.form),
    )
