"""Settings come from the environment and from a file beside it."""

import subprocess
import sys

ASK = (
    "from bleibe.config import settings; "
    "print(settings.SMALL_COUNT, settings.ALLAUTH_TRUSTED_PROXY_COUNT)"
)


def asked(folder, **environment):
    return subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()


def test_a_file_in_the_folder_one_starts_in_is_read(tmp_path):
    (tmp_path / ".env").write_text("BLEIBE_SMALL_COUNT=5\nBLEIBE_PROXIES=1\n")
    assert asked(tmp_path) == ["5", "1"]


def test_the_environment_goes_before_the_file(tmp_path):
    (tmp_path / ".env").write_text("BLEIBE_SMALL_COUNT=5\n")
    assert asked(tmp_path, BLEIBE_SMALL_COUNT="7") == ["7", "0"]
