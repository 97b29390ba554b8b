"""Mails as they lie in a mailbox."""

from email.message import EmailMessage

OWN = "mx.bund.example"
IN_TIME = "Tue, 20 Jul 2021 23:58:01 +0200"
LATE = "Wed, 21 Jul 2021 00:00:01 +0200"


def line(by: str = OWN, at: str = IN_TIME) -> str:
    return f"from mail.stadt.example ([192.0.2.7]) by {by} with ESMTPS id 4GTb; {at}"


def letter(*received: str, files: dict[str, bytes] | None = None) -> bytes:
    """Return the bytes of a mail; the first line given is the topmost."""
    message = EmailMessage()
    message["From"] = "Rathaus Musterstadt <rathaus@musterstadt.example>"
    message["To"] = "bewerbung@example.org"
    message["Subject"] = "Bewerbung der Stadt Müsterstadt"
    message["Message-ID"] = "<1@musterstadt.example>"
    message["Date"] = "Mon, 19 Jul 2021 08:00:00 +0200"
    message.set_content("Anbei unsere Bewerbung.\nMit Grüßen")
    for name, content in (files or {}).items():
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    top = "".join(f"Received: {each}\r\n" for each in received)
    return top.encode() + message.as_bytes()
