"""Entering targets: for each value of each attribute at least and at most so many."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bleibe.applications.choosing.attributes import Trait
from bleibe.applications.choosing.targets import Bound, at_least, at_most
from bleibe.kernel.errors import Refused
from bleibe.kernel.sentences import sentence

LONGEST = 6


class Places(forms.CharField):
    """A number of places or a share of them: „5“ or „25 %“."""

    def __init__(self, *, label: str, read, places: int) -> None:
        widget = forms.TextInput(
            attrs={"aria-label": label, "size": LONGEST, "autocomplete": "off"}
        )
        super().__init__(label=label, max_length=LONGEST, required=False, widget=widget)
        self.read, self.places = read, places

    def clean(self, value: str) -> int | None:
        try:
            return self.read(super().clean(value), places=self.places)
        except Refused as refusal:
            raise ValidationError(sentence(refusal.code, **refusal.params)) from refusal


@dataclass(frozen=True)
class Row:
    """One value with its two fields."""

    label: str
    least: forms.BoundField
    most: forms.BoundField


class TargetsForm(forms.Form):
    """All targets of a call on one page (Auswahlziele)."""

    def __init__(
        self, *args, traits: tuple[Trait, ...], places: int,
        typed: Mapping[tuple[str, str], tuple[str, str]], **kwargs,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.traits = traits
        for trait, value, label in self._values():
            name = f"{trait.label}, {label}"
            least, most = self._names(trait, value)
            self.fields[least] = Places(
                label=_("{name}: mindestens").format(name=name), read=at_least, places=places
            )
            self.fields[most] = Places(
                label=_("{name}: höchstens").format(name=name), read=at_most, places=places
            )
            self.initial[least], self.initial[most] = typed.get((trait.key, value), ("", ""))

    def groups(self) -> list[tuple[str, list[Row]]]:
        """Return the fields as they stand on the page: one table for each attribute."""
        found: dict[str, list[Row]] = {}
        for trait, value, label in self._values():
            least, most = self._names(trait, value)
            found.setdefault(trait.label, []).append(Row(label, self[least], self[most]))
        return list(found.items())

    def bounds(self) -> list[Bound]:
        """Return what was entered."""
        found = []
        for trait, value, _label in self._values():
            least, most = (self.cleaned_data[name] for name in self._names(trait, value))
            least = least or None  # at least none is no target
            if least is not None or most is not None:
                found.append(Bound(trait.key, value, least, most))
        return found

    def _values(self) -> Iterator[tuple[Trait, str, str]]:
        for trait in self.traits:
            for value, label in trait.values:
                yield trait, value, label

    def _names(self, trait: Trait, value: str) -> tuple[str, str]:
        return f"min:{trait.key}:{value}", f"max:{trait.key}:{value}"
