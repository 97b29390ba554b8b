"""A programme as a package: a folder of data that is read, checked and never executed."""

import tomllib
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from bleibe.kernel.errors import Refused

PACKAGES = Path(__file__).parent / "packages"


@dataclass(frozen=True)
class Step:
    """One step of the method as this programme names it (Schritt)."""

    key: str
    name: str
    aim: str


@dataclass(frozen=True)
class Package:
    """What a programme is: title, aims, dates, steps (Programmpaket)."""

    key: str
    version: str
    title: str
    summary: str
    runs_from: date
    runs_to: date
    aims: tuple[str, ...]
    steps: tuple[Step, ...]
    contact: str

    def as_content(self) -> dict[str, object]:
        """Return the texts that pages show, ready for JSON."""
        content = asdict(self)
        return {name: content[name] for name in ("summary", "aims", "steps", "contact")}


def read_package(folder: Path) -> Package:
    """Read ``programme.toml`` of a package.

    Raises `Refused` with ``package_missing``, ``package_field_missing`` or
    ``package_dates``.
    """
    file = folder / "programme.toml"
    if not file.is_file():
        raise Refused("package_missing", file=str(file))
    data = tomllib.loads(file.read_text())
    try:
        package = Package(
            key=data["key"],
            version=data["version"],
            title=data["title"],
            summary=data["summary"],
            runs_from=data["runs_from"],
            runs_to=data["runs_to"],
            aims=tuple(data["aims"]),
            steps=tuple(Step(**step) for step in data["steps"]),
            contact=data["contact"],
        )
    except KeyError as missing:
        raise Refused("package_field_missing", file=str(file), field=missing.args[0]) from missing
    if package.runs_to < package.runs_from:
        raise Refused("package_dates", file=str(file))
    return package
