"""Settings of the test suite: a data folder of its own, tasks at once, quick hashes."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="bleibe-test-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["BLEIBE_DATA"] = _folder

from bleibe.config.settings import *  # noqa: E402, F403 - the data folder comes first

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SECOND_FACTOR = "optional"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405 - from the settings above
if EMBEDDED:  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": DATA / "test.sqlite3"}  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] = (  # noqa: F405
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    )
