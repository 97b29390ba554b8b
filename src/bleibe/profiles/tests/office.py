"""The offices' interface as documented, on the loopback address: recorded forms, own figures."""

import io
import json
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

JOB = "12411-01-01-5_673843136"


def packed(content: bytes, name: str = "12411-01-01-5_flat.csv") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, content)
    return out.getvalue()


def status(code: int, content: str, kind: str = "Fehler", **more) -> dict:
    return {
        "Ident": {"Service": "data", "Method": "tablefile"},
        "Status": {"Code": code, "Content": content, "Type": kind},
        "Copyright": "© Statistisches Bundesamt (Destatis), 2025",
        **more,
    }


TOO_LARGE = status(
    98,
    "Die Tabelle ist zu gross, um im Dialog abgerufen zu werden. Bitte nutzen sie den Webservice "
    "mit dem Parameter job=true (REST) um eine Verarbeitung im Hintergrund zu starten.",
)
JOB_MADE = status(
    99,
    "Der Bearbeitungsauftrag wurde erstellt. Die Tabelle kann in Kürze als Ergebnis mit folgendem "
    f"Namen abgerufen werden: {JOB}",
    "Information",
)
NOT_YET = status(
    104, "Es gibt keine Objekte zum angegebenen Selektionskriterium", "Information", List=None
)
READY = status(0, "erfolgreich", "Information", List=[{"Code": JOB, "Values": "1200000"}])
TOO_LARGE_FOR_ANYTHING = status(
    -1,
    "Ein Fehler ist aufgetreten. (Die Tabelle enthält 64355200 Werte. Die Tabelle kann weder im "
    "Dialog, noch im Batch erstellt werden. Verkleinern Sie ggf. den Umfang der Tabelle.)",
)
UNKNOWN_TABLE = status(90, "Die angeforderte Tabelle ist nicht vorhanden.", "Information")
NO_LOGIN = {
    "Code": 15,
    "Content": "Benutzername oder Passwort sind nicht korrekt.",
    "Type": "ERROR",
}


class Office:
    """Answers in the order given and remembers what it was asked."""

    def __init__(self, answers: list) -> None:
        self.answers, self.asked = list(answers), []

    def answer(self, path: str, headers: dict, form: dict) -> tuple[int, str, bytes]:
        self.asked.append((path, headers, form))
        found = self.answers.pop(0)
        if isinstance(found, tuple):
            return found
        if isinstance(found, bytes):
            return 200, "application/zip", found
        return 200, "application/json;charset=UTF-8", json.dumps(found).encode()


@contextmanager
def open_office(answers: list) -> Iterator[tuple[str, Office]]:
    office = Office(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            code, kind, content = office.answer(
                self.path, dict(self.headers), dict(parse_qsl(body, keep_blank_values=True))
            )
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_args) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/rest/2020/", office
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
