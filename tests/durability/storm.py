"""What a crowd does in the last minute: upload in pieces, release, hand in, and not only once.

Each client ends in exactly one of two ways: with a receipt, or with a refusal that says why.
A tenth lose their connection once and go on where they were; some click twice at the same
moment; a few announce a wrong digest, a few come too late.
"""

import hashlib
import http.client
import random
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode

CSRF = "s" * 32
PIECE = 1024 * 1024
TRIES = 40


@dataclass
class Ending:
    """How it went for one client."""

    client: dict
    kind: str
    """``receipt``, ``refusal`` or ``unexplained``."""
    said: str = ""
    digest: str = ""
    seconds: float = 0.0
    """From the moment planned to the end."""
    lag: float = 0.0
    """How late the client itself began."""
    servererrors: list[str] = field(default_factory=list)


def rage(port: int, crowd: list[dict], *, megabytes: float, window: float, seed: int) -> list:
    """Let everybody come within the window, most at its end, and return how it ended."""
    chance = random.Random(seed)  # noqa: S311 - a storm, no secrets
    begin = time.monotonic() + 0.5

    def moment(client: dict) -> float:
        early = window * (0.3 if client["uploads"] else 1.0)
        return early * (chance.random() if chance.random() < 0.4 else 0.67 + 0.33 * chance.random())

    plan = sorted(
        ((moment(each), each["number"], each) for each in crowd), key=lambda each: each[:2]
    )

    def play(planned: float, client: dict) -> Ending:
        time.sleep(max(0, begin + planned - time.monotonic()))
        began = time.monotonic()
        visitor = Visitor(port, client)
        try:
            ending = visitor.hand_in(megabytes)
        except (OSError, http.client.HTTPException) as trouble:
            ending = Ending(client, "unexplained", repr(trouble))
        ending.seconds = time.monotonic() - begin - planned
        ending.lag = began - begin - planned
        ending.servererrors = visitor.servererrors
        return ending

    with ThreadPoolExecutor(max_workers=48) as threads:
        played = [threads.submit(play, planned, client) for planned, _number, client in plan]
        return [each.result() for each in played]


class Visitor:
    """One Kommune with its two browsers."""

    def __init__(self, port: int, client: dict) -> None:
        self.port, self.client = port, client
        self.servererrors: list[str] = []
        self.drops = client["drops"]

    def hand_in(self, megabytes: float) -> Ending:
        client, digest = self.client, ""
        if client["uploads"]:
            content = _content(client["number"], megabytes)
            digest = hashlib.sha256(content).hexdigest()
            status, said = self._upload(content, "0" * 64 if client["wrong"] else digest)
            if status != 200:
                return Ending(client, "refusal" if status in (409, 422) else "unexplained", said)
            status, said = self._post(client["release"], {}, who="head")
            if status != 302:
                return Ending(client, "unexplained", f"release {status} {said}")
        if client["double"]:
            with ThreadPoolExecutor(max_workers=2) as two:
                both = [two.submit(self._submit) for _click in range(2)]
                answers = {each.result() for each in both}
        else:
            answers = {self._submit()}
        if len(answers) != 1:
            return Ending(client, "unexplained", f"two answers: {answers}")
        status, said = answers.pop()
        if status == 302 and client["id"] in said:
            return Ending(client, "receipt", said, digest)
        return Ending(client, "refusal" if status == 409 else "unexplained", f"{status} {said}")

    def _submit(self) -> tuple[int, str]:
        data = {"submission_id": self.client["id"], "is_read": "on"}
        if self.drops and not self.client["uploads"]:
            self.drops = False
            self._send_and_hang_up(self.client["submit"], urlencode(data).encode())
        return self._post(self.client["submit"], data, who="head")

    def _upload(self, content: bytes, digest: str) -> tuple[int, str]:
        client = self.client
        announced = {
            "id": client["upload"].strip("/").split("/")[-1], "field": "nachweis",
            "name": "zahlen.csv", "size": len(content), "sha256": digest,
        }  # fmt: skip
        status, said = self._post(client["begin"], announced, who="lead")
        offset = 0
        while status == 200 and offset < len(content):
            piece = content[offset : offset + PIECE]
            headers = {
                "Upload-Offset": str(offset), "Chunk-Sha256": hashlib.sha256(piece).hexdigest(),
                "Content-Type": "application/octet-stream",
            }  # fmt: skip
            address = f"{client['upload']}teil/"
            if self.drops and offset >= len(content) // 2:
                self.drops = False
                self._send_and_hang_up(address, piece, headers, cut=len(piece) // 2)
                status, said = self._ask("GET", client["upload"], who="lead")
            else:
                status, said = self._ask("POST", address, piece, headers, who="lead")
            if status == 200:
                offset = int(said.split('"offset": ')[1].split(",")[0])
        if status != 200:
            return status, said
        return self._post(f"{client['upload']}abschluss/", {"title": "Zahlen"}, who="lead")

    def _post(self, address: str, data: dict, *, who: str) -> tuple[int, str]:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", address, urlencode(data).encode(), kind, who=who)

    def _ask(
        self, method: str, address: str, body: bytes = b"", headers: dict | None = None, *, who: str
    ) -> tuple[int, str]:
        """Ask until there is an answer: a connection may break, the same id makes it safe."""
        for attempt in range(TRIES):
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
            try:
                line.request(method, address, body, {**self._cookies(who), **(headers or {})})
                answer = line.getresponse()
                said = answer.read().decode(errors="replace")
            except (OSError, http.client.HTTPException):
                if attempt == TRIES - 1:
                    raise
                time.sleep(0.05 * (attempt + 1))
                continue
            finally:
                line.close()
            if answer.status >= 500:
                self.servererrors.append(f"{answer.status} {address}")
            return answer.status, answer.headers.get("Location") or said
        raise ConnectionError(address)

    def _send_and_hang_up(
        self, address: str, body: bytes, headers: dict | None = None, *, cut: int | None = None
    ) -> None:
        """Send a request, or part of one, and go away without waiting for the answer."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        who = "lead" if cut else "head"
        lines = {**self._cookies(who), **(headers or kind), "Content-Length": str(len(body))}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as line:
            line.sendall(f"POST {address} HTTP/1.1\r\nHost: 127.0.0.1\r\n{head}\r\n".encode())
            line.sendall(body[:cut])

    def _cookies(self, who: str) -> dict[str, str]:
        return {
            "Cookie": f"sessionid={self.client[who]}; csrftoken={CSRF}", "X-CSRFToken": CSRF,
        }  # fmt: skip


def _content(number: int, megabytes: float) -> bytes:
    line = f"Jahr;Personen\n2026;{number}\n".encode()
    return (line * (int(megabytes * 1024 * 1024) // len(line) + 1))[: int(megabytes * 1024**2)]


def quantile(values: list[float], share: float) -> float:
    """Return the value below which this share lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
