"""Fetches the vendored files again and notes their digests; for developers, never at run time.

``python -m bleibe.design.vendoring`` asks ``npm pack`` for each package named in
``vendor.toml``, takes only the files listed there and stops when a digest differs.
With ``--note`` it writes the digests of what it got: after a version was raised.
"""

import argparse
import shutil
import subprocess
import tarfile
import tempfile
import tomllib
from hashlib import sha512
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
LIST = Path(__file__).with_name("vendor.toml")


def kept_files() -> dict[Path, str]:
    """Return each vendored file with the SHA-512 that it must have."""
    return {
        REPOSITORY / file["path"]: file["sha512"]
        for package in _packages()
        for file in package["files"]
    }


def digest(path: Path) -> str:
    """Return the SHA-512 of a file."""
    return sha512(path.read_bytes()).hexdigest()


def fetch(*, note: bool) -> None:
    """Get every package anew and put its files in their places."""
    text = LIST.read_text(encoding="utf-8")
    for package in _packages():
        with tempfile.TemporaryDirectory() as folder:
            source = _unpacked(package["source"], package["version"], Path(folder))
            for file in package["files"]:
                found, place = source / file["from"], REPOSITORY / file["path"]
                if note:
                    text = text.replace(file["sha512"], digest(found))
                elif digest(found) != file["sha512"]:
                    raise SystemExit(f"{package['source']}: {file['from']} has another digest")
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(found, place)
    LIST.write_text(text, encoding="utf-8")


def _packages() -> list[dict]:
    return tomllib.loads(LIST.read_text(encoding="utf-8"))["package"]


def _unpacked(source: str, version: str, folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is needed to fetch the vendored files again")
    command = [npm, "pack", "--silent", f"{source}@{version}"]
    name = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603 - names from our own list
    with tarfile.open(folder / name.stdout.strip()) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--note", action="store_true", help="write the digests of what came")
    fetch(note=options.parse_args().note)
