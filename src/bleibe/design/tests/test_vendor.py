from pathlib import Path

import pytest

from bleibe.design import vendoring

FOLDERS = (
    "src/bleibe/design/static/design/vendor",
    "src/bleibe/design/fonts",
    "tests/browser/vendor",
)


@pytest.mark.parametrize(
    ("path", "sha512"),
    [pytest.param(path, sha512, id=path.name) for path, sha512 in vendoring.kept_files().items()],
)
def test_a_vendored_file_is_as_it_came(path: Path, sha512: str) -> None:
    assert vendoring.digest(path) == sha512


def test_nothing_lies_among_the_vendored_files_that_is_not_listed() -> None:
    lying = {
        path
        for folder in FOLDERS
        for path in (vendoring.REPOSITORY / folder).rglob("*")
        if path.is_file()
    }

    assert lying == set(vendoring.kept_files())


def test_each_folder_of_vendored_files_holds_its_licence() -> None:
    folders = {path.parent for path in vendoring.kept_files()}

    without = [
        folder for folder in folders if not [*folder.glob("*LICENSE*"), *folder.glob("*OFL*")]
    ]
    assert without == []
