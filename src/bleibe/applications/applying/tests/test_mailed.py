"""Applications by e-mail: the original, its time of arrival, spoofed lines, entry by the office."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bleibe.applications.applying.actions import decide_arrival, enter_mail, seal_mailed
from bleibe.applications.applying.models import Application, MailedApplication
from bleibe.applications.applying.received import is_mail, read_mail
from bleibe.applications.applying.tests.conftest import fill
from bleibe.applications.applying.tests.mails import IN_TIME, LATE, OWN, letter, line
from bleibe.applications.calls.tests import world
from bleibe.forms.actions import release
from bleibe.kernel import files
from bleibe.kernel.errors import Refused

NOW = datetime(2021, 7, 22, 9, 0, tzinfo=UTC)
ARRIVED = datetime(2021, 7, 20, 21, 58, 1, tzinfo=UTC)


def read(*received: str, **content):
    return read_mail(letter(*received, **content), own_servers=[OWN], now=NOW)


def test_the_topmost_line_of_the_own_server_says_when_a_mail_arrived():
    mail = read(line(), line(by="mail.stadt.example", at="Tue, 20 Jul 2021 23:57:59 +0200"))

    assert (mail.arrived_at, mail.doubt) == (ARRIVED, "")
    assert mail.sender == "rathaus@musterstadt.example"
    assert mail.subject == "Bewerbung der Stadt Müsterstadt"
    assert mail.text.startswith("Anbei unsere Bewerbung.")


def test_a_line_that_somebody_put_below_changes_nothing():
    spoofed = line(at="Mon, 19 Jul 2021 10:00:00 +0200")
    mail = read(line(at=LATE), spoofed)
    assert mail.arrived_at == datetime(2021, 7, 20, 22, 0, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("received", "doubt"),
    [
        ((), "received_missing"),
        ((line(by="mx.elsewhere.example"),), "received_not_ours"),
        ((line(by=f"{OWN}.evil.example"),), "received_not_ours"),
        ((f"from {OWN} with ESMTP; {IN_TIME}",), "received_not_ours"),
        ((line(at="yesterday"),), "received_unreadable"),
        ((line(at="Tue, 20 Jul 2021 23:58:01 -0000"),), "received_unreadable"),
        ((line(at="Tue, 20 Jul 2027 23:58:01 +0200"),), "received_in_future"),
        ((line(at="Mon, 19 Jul 2021 10:00:00 +0200"), line(by="a.example")),
         "received_out_of_step"),
    ],
)  # fmt: skip
def test_a_time_that_is_not_proven_is_doubted(received, doubt):
    assert read(*received).doubt == doubt


def test_without_a_known_own_server_no_mail_proves_its_time():
    assert read_mail(letter(line()), own_servers=[], now=NOW).doubt == "received_not_ours"


def test_no_letter_that_a_database_refuses_comes_out_of_a_header():
    raw = letter(line()).replace(b"Rathaus", b"Rat\x00haus").replace(b"<1@", b"<1\x00@")
    mail = read_mail(raw, own_servers=[OWN], now=NOW)
    assert "\0" not in mail.sender + mail.subject + mail.message_id


def test_names_of_files_lead_nowhere():
    mail = read(line(), files={"../../etc/passwd": b"x", "a\\b\\bogen.pdf": b"y"})
    assert [file.name for file in mail.files] == ["passwd", "bogen.pdf"]


def test_something_else_is_no_mail():
    assert not is_mail(b"PK\x03\x04 a table")
    assert not is_mail(b"Guten Tag,\n\nanbei die Bewerbung.")
    assert is_mail(letter(line()))


@given(
    st.lists(st.tuples(st.sampled_from(["From", "Subject", "Received", "Content-Type",
             "Content-Disposition", "Content-Transfer-Encoding"]), st.text(max_size=60))),
    st.binary(max_size=200),
)  # fmt: skip
def test_no_mail_brings_the_reading_down(headers, body):
    raw = "".join(f"{name}: {value}\r\n" for name, value in headers).encode() + b"\r\n" + body
    is_mail(raw)
    assert read_mail(raw, own_servers=[OWN], now=NOW).message_id == ""


@pytest.mark.parametrize("charset", [b"klingon", b"a\x00b"])
def test_a_mail_in_a_charset_that_nobody_knows_is_read_all_the_same(charset):
    raw = letter(line()).replace(b'charset="utf-8"', b'charset="' + charset + b'"')
    mail = read_mail(raw, own_servers=[OWN], now=NOW)
    assert mail.text.startswith("Anbei unsere Bewerbung.")


@pytest.fixture
def mailbox(settings, during_the_call):
    settings.OWN_MAIL_SERVERS = [OWN]
    during_the_call.move_to(NOW)


@pytest.fixture
def enter(mailbox, call, musterstadt, clara):
    def act(raw: bytes, by=clara) -> MailedApplication:
        return enter_mail(call, raw=raw, name="bewerbung.eml", organisation=musterstadt, by=by)

    return act


def ready(mailed, clara, carl) -> MailedApplication:
    fill(mailed.application, by=clara)
    release(mailed.application.draft, by=carl)
    return MailedApplication.objects.get(pk=mailed.pk)


def test_the_original_is_kept_byte_for_byte(enter):
    raw = letter(line(), files={"beschluss.txt": b"Der Rat hat beschlossen."})

    mailed = enter(raw)

    assert files.path_of(mailed.original_id).read_bytes() == raw
    assert (mailed.arrived_at, mailed.basis) == (ARRIVED, "received")
    assert mailed.application.draft.entered_by_office
    taken = mailed.application.draft.attachments.get()
    assert (taken.name, taken.field) == ("beschluss.txt", "proof")


def test_a_file_that_the_form_does_not_take_stays_in_the_mail(enter):
    mailed = enter(letter(line(), files={"spiel.exe": b"MZ\x00\x01" * 40}))
    assert not mailed.application.draft.attachments.exists()


def test_a_mail_that_arrived_in_time_counts_though_it_is_entered_later(enter, clara, carl):
    mailed = ready(enter(letter(line())), clara, carl)

    submission = seal_mailed(mailed, submission_id=uuid.uuid4(), by=clara)

    assert submission.on_time
    assert submission.original == mailed.original
    assert submission.arrived_at == ARRIVED
    assert Application.objects.get().state == "submitted"


def test_a_late_mail_is_stamped_kept_and_does_not_count(enter, clara, carl):
    mailed = ready(enter(letter(line(at=LATE))), clara, carl)

    submission = seal_mailed(mailed, submission_id=uuid.uuid4(), by=clara)

    assert not submission.on_time
    assert Application.objects.get().submission is None


def test_where_the_mail_proves_nothing_a_person_decides_with_a_reason(enter, clara, carl):
    mailed = ready(enter(letter()), clara, carl)
    assert mailed.arrived_at is None
    with pytest.raises(Refused) as refusal:
        seal_mailed(mailed, submission_id=uuid.uuid4(), by=clara)
    assert refusal.value.code == "arrival_not_known"
    with pytest.raises(Refused) as refusal:
        decide_arrival(mailed, arrived_at=ARRIVED, reason=" ", by=clara)
    assert refusal.value.code == "arrival_needs_reason"
    with pytest.raises(Refused) as refusal:
        decide_arrival(mailed, arrived_at=NOW + timedelta(1), reason="Uhr", by=clara)
    assert refusal.value.code == "arrival_in_future"

    decide_arrival(mailed, arrived_at=ARRIVED, reason="Protokoll des Mailservers", by=clara)

    assert seal_mailed(mailed, submission_id=uuid.uuid4(), by=clara).arrived_at == ARRIVED


def test_after_sealing_the_arrival_stays(enter, clara, carl):
    mailed = ready(enter(letter(line())), clara, carl)
    seal_mailed(mailed, submission_id=uuid.uuid4(), by=clara)
    with pytest.raises(Refused) as refusal:
        decide_arrival(mailed, arrived_at=ARRIVED, reason="doch anders", by=clara)
    assert refusal.value.code == "not_in_this_state"


def test_only_the_office_enters_mails_and_only_where_the_call_allows_it(
    enter, minna, anna, musterstadt, clara
):
    with pytest.raises(Refused) as refusal:
        enter(letter(line()), by=anna)
    assert refusal.value.code == "not_allowed"

    from bleibe.applications.calls.actions import open_call

    online = world.package("nur-online", channels=("online",))
    call = open_call(world.version(online, by=minna), by=minna)
    with pytest.raises(Refused) as refusal:
        enter_mail(call, raw=letter(line()), name="a.eml", organisation=musterstadt, by=clara)
    assert refusal.value.code == "channel_not_open"


def test_what_is_no_mail_is_refused(enter):
    with pytest.raises(Refused) as refusal:
        enter(b"Guten Tag")
    assert refusal.value.code == "not_a_mail"
