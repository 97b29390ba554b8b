"""Which rule, field, duty or page fulfils each statement of the sources (Abdeckung)."""

from dataclasses import dataclass

from bleibe.programmes.package.statement import Statement
from bleibe.programmes.package.targets import targets
from bleibe.programmes.package.whole import Package


@dataclass(frozen=True)
class Coverage:
    """A statement with the words for what fulfils it; ``dangling`` names what is not there."""

    statement: Statement
    by: tuple[tuple[str, str], ...]
    dangling: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        return bool(self.by) and not self.dangling


def coverage(package: Package) -> tuple[Coverage, ...]:
    """Return every statement with what fulfils it, in the order of the package."""
    known = targets(package)
    return tuple(
        Coverage(
            statement=statement,
            by=tuple((name, known[name]) for name in statement.covered_by if name in known),
            dangling=tuple(name for name in statement.covered_by if name not in known),
        )
        for statement in package.statements
    )
