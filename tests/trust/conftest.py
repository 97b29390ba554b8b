"""The people and places of the figures' tests, each test with its own files and cache."""

import pytest
from django.core.cache import caches

from bleibe.profiles.tests.conftest import (  # noqa: F401 - fixtures
    anna,
    auditor,
    bert,
    clara,
    musterstadt,
    nebendorf,
    office,
)


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def empty_caches(db):
    for cache in caches.all(initialized_only=False):
        cache.clear()
