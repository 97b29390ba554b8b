"""The people and places of the figures' tests, and dossiers made by hand."""

import pytest

from bleibe.profiles.tests.conftest import (  # noqa: F401 - fixtures
    anna,
    bert,
    clara,
    musterstadt,
    nebendorf,
    office,
)


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
