"""The offices' own interface: one table by its code, as the bytes of a flat file.

The kept library pystatis talks to the three databases; here is only what it leaves open:
which request, a job when a table is too large for an answer at once, and each trouble as a
refusal of its own.
"""

import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from bleibe.kernel.errors import Refused

DATABASES = {
    "regio": _("Regionaldatenbank Deutschland"),
    "genesis": _("GENESIS-Online"),
    "zensus": _("Zensusdatenbank 2022"),
}
TABLE = re.compile(r"[0-9A-Z][0-9A-Z-]{3,24}")
TOO_LARGE, JOB_MADE = 98, 99
JOB_NAME = re.compile(r"(\S+_\d+)\s*$")
BATCH_REFUSED = re.compile(r"weder im Dialog|beschränkt|maximal", re.IGNORECASE)
LOGIN_REFUSED = re.compile(r"Kennung|Passwort|Nutzer|Benutzer|Anmelde", re.IGNORECASE)
HTTP_STATUS = re.compile(r"\b([45]\d\d)\b")
UNAUTHORISED = ("401", "403")
SECONDS_BETWEEN_QUESTIONS = 5.0
SECONDS_TO_WAIT = 50 * 60

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Downloaded:
    """A table as it came: the name to keep it under, and the bytes."""

    name: str
    content: bytes


def download(
    table: str,
    *,
    database: str,
    first_year: int | None = None,
    last_year: int | None = None,
    region: str = "",
    progress: Progress = lambda _done, _total: None,
    pause: Callable[[float], None] = time.sleep,
) -> Downloaded:
    """Download a table by its code (Tabelle abrufen).

    Raises `Refused`: ``genesis_bad_table``, ``genesis_missing`` (library not installed),
    ``genesis_no_credentials``, ``genesis_login``, ``genesis_unknown_table``,
    ``genesis_too_large``, ``genesis_timeout``, ``genesis_down``, ``genesis_refused``.
    """
    if not TABLE.fullmatch(table):
        raise Refused("genesis_bad_table", table=table[:40])
    service = _Service(database, table)
    wanted = {
        "name": table, "area": "all", "compress": "true", "format": "ffcsv", "language": "de",
        "quality": "off", "regionalkey": region, "regionalvariable": "", "stand": "",
        "startyear": first_year or "", "endyear": last_year or "", "timeslices": "",
    }  # fmt: skip
    answer = service.ask("data", "tablefile", wanted | {"job": "false"})
    if answer.code == TOO_LARGE:
        made = service.ask("data", "tablefile", wanted | {"job": "true"})
        answer = service.result_of(made, wanted, progress=progress, pause=pause)
    if answer.code is not None:
        raise service.refusal(answer)
    suffix = "zip" if answer.content.startswith(b"PK") else "csv"
    return Downloaded(f"{table}.{suffix}", answer.content)


@dataclass(frozen=True)
class Answer:
    """What came back: a file, or a status with a text."""

    content: bytes
    code: int | None = None
    text: str = ""
    listed: bool = False


class _Service:
    """One of the three databases, with credentials from the settings."""

    def __init__(self, database: str, table: str) -> None:
        given = settings.GENESIS[database]
        self.database, self.table = database, table
        self.called = str(DATABASES[database])
        if not given["username"]:
            raise Refused("genesis_no_credentials", database=self.called, name=database.upper())
        self._http = _library()
        options = self._http.config.config
        if given["url"]:
            options.set(database, "base_url", given["url"])
        options.set(database, "username", given["username"])
        options.set(database, "password", given["password"] or "")

    def ask(self, endpoint: str, method: str, params: dict) -> Answer:
        requests = self._http.requests
        trouble = import_module("pystatis.exception")
        try:
            response = self._http.get_data_from_endpoint(endpoint, method, params, self.database)
        except SystemExit as timeout:  # how the library ends when the answer takes too long
            raise Refused("genesis_timeout", **self._names()) from timeout
        except trouble.TableNotFoundError as missing:
            raise Refused("genesis_unknown_table", **self._names()) from missing
        except (trouble.DestatisStatusError, trouble.NoNewerDataError) as status:
            return Answer(b"", code=-1, text=str(status))
        except requests.exceptions.HTTPError as error:
            raise self._http_refusal(str(error)) from error
        except requests.exceptions.RequestException as error:
            raise Refused("genesis_down", **self._names()) from error
        return _answer(response)

    def result_of(self, made: Answer, wanted: dict, *, progress: Progress, pause) -> Answer:
        """Wait until the office has made the table in the background, and fetch it."""
        name = JOB_NAME.search(made.text)
        if made.code != JOB_MADE or name is None:
            raise self.refusal(made)
        question = {"selection": name[1], "area": "user", "pagelength": "1"}
        rounds = int(SECONDS_TO_WAIT / SECONDS_BETWEEN_QUESTIONS)
        for number in range(rounds):
            if self.ask("catalogue", "results", question).listed:
                return self.ask("data", "resultfile", wanted | {"name": name[1], "job": "false"})
            progress(number, rounds)
            pause(SECONDS_BETWEEN_QUESTIONS)
        raise Refused("genesis_timeout", **self._names())

    def refusal(self, answer: Answer) -> Refused:
        """Return what the office's own words mean."""
        if BATCH_REFUSED.search(answer.text) or answer.code == TOO_LARGE:
            return Refused("genesis_too_large", **self._names())
        if LOGIN_REFUSED.search(answer.text):
            return Refused("genesis_login", **self._names())
        return Refused("genesis_refused", said=answer.text[:200], **self._names())

    def _http_refusal(self, text: str) -> Refused:
        status = HTTP_STATUS.search(text)
        if status and status[1] in UNAUTHORISED:
            return Refused("genesis_login", **self._names())
        return Refused("genesis_down", **self._names())

    def _names(self) -> dict[str, str]:
        return {"table": self.table, "database": self.called}


def _answer(response) -> Answer:
    if "json" not in response.headers.get("Content-Type", ""):
        return Answer(response.content)
    found = response.json()
    status = found.get("Status") or {}
    return Answer(
        b"", code=status.get("Code", -1), text=str(status.get("Content", "")),
        listed=bool(found.get("List")),
    )  # fmt: skip


@cache
def _library():
    """Import the library with our own folder as its home: it writes its settings there."""
    if find_spec("pystatis") is None:
        raise Refused("genesis_missing")
    home = os.environ.get("HOME")
    os.environ["HOME"] = str(settings.DATA)
    try:
        return import_module("pystatis.http_helper")
    finally:
        if home is None:
            del os.environ["HOME"]
        else:
            os.environ["HOME"] = home
