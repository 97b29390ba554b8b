"""What lies around a form: known facts, the room above, the office, the log, the backup."""

import json
import uuid
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from bleibe.forms import directory_facts, frame, known
from bleibe.forms.actions import open_draft, release, save_answer, seal, settle, take_over
from bleibe.forms.frame import Frame
from bleibe.forms.gaps import minutes_left
from bleibe.forms.models import Draft
from bleibe.forms.queries import drafts, drafts_for, filled_of, sealed_answers
from bleibe.forms.receipt_document import receipt_pdf
from bleibe.forms.tests.conftest import CLOSES, IN_TIME, fill
from bleibe.forms.tests.sample import FORM
from bleibe.kernel import backup, events, files, filetypes
from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event
from bleibe.parties.models import DirectoryEdition


def code_of(act, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **kwargs)
    return caught.value.code


@pytest.fixture
def directory(monkeypatch, places):
    monkeypatch.setattr(known, "_facts", {})
    directory_facts.provide_all()
    DirectoryEdition.objects.create(
        scope="99", as_of=date(2025, 12, 31), source="Verzeichnis 2025", areas=7
    )
    return places


def test_the_directory_is_asked_for_the_only_area_of_a_kommune(directory, musterstadt):
    def told(name, area=None):
        found = known.known(name, organisation=musterstadt, area=area)
        return found and (found.value, found.as_of, found.source)

    edition = (date(2025, 12, 31), "Verzeichnis 2025")
    assert told("ars") == ("990015001001", *edition)
    assert told("state") == ("99", *edition)
    assert told("county") == ("Musterkreis", *edition)
    assert told("organisation_name")[0] == "Musterstadt"
    assert told("organisation_kind")[0] == "town"
    assert told("ars", directory["99001001-hafen"])[0] == "99001001-hafen"


def test_what_is_not_known_stays_empty(directory, office, musterstadt):
    assert known.known("ars", organisation=office, area=None) is None
    assert known.known("county", organisation=office, area=None) is None
    assert known.known("area_km2", organisation=musterstadt, area=None) is None
    assert known.known("nobody_provides_this", organisation=musterstadt, area=None) is None


def test_a_fact_belongs_to_one_app():
    with pytest.raises(LookupError):
        known.provide("test_name", "Noch einmal", lambda _area, _organisation: None)
    assert [fact.name for fact in known.provided()] == ["test_name"]


def test_a_draft_is_about_an_area_of_the_kommune(revision, musterstadt, places, anna):
    code = code_of(open_draft, revision, organisation=musterstadt, area=places["99001002"], by=anna)
    assert code == "draft_elsewhere"
    draft = open_draft(revision, organisation=musterstadt, area=places["99001001-hafen"], by=anna)
    assert draft.area.name == "Hafen"


def test_the_room_above_gives_title_deadline_and_next_step(client, monkeypatch, filled, anna):
    monkeypatch.setattr(frame, "_finders", [])
    frame.register(lambda _draft, _person: None)
    frame.register(
        lambda _draft, _person: Frame("Der Aufruf", "/aufruf/", CLOSES, "Freigeben", "/frei/")
    )
    client.force_login(anna)
    html = client.get(reverse("forms:draft", args=[filled.uuid])).content.decode()
    assert "Der Aufruf" in html
    assert "21. Juli 2026, 00:00:00 Uhr (MESZ)" in html
    assert 'href="/frei/"' in html


def test_a_room_above_hides_drafts_whatever_the_role(monkeypatch, draft, anna):
    monkeypatch.setattr(drafts, "_narrowings", [])
    assert list(drafts_for(anna)) == [draft]
    drafts.narrow(lambda found, person: found.exclude(opened_by=person))
    assert list(drafts_for(anna)) == []


def test_the_office_enters_a_mail_with_its_gaps_and_its_own_time(
    revision, grosshausen, clara, carl, bert
):
    draft = open_draft(
        revision, organisation=grosshausen, area=None, by=clara, entered_by_office=True
    )
    save_answer(draft, field="residents", value="900", base_version=0, by=clara)
    assert code_of(release, draft, by=clara) == "release_needs_another"
    assert code_of(release, draft, by=bert) == "not_allowed"
    draft = release(draft, by=carl)
    asked = {
        "submission_id": uuid.uuid4(), "arrived_at": IN_TIME, "closes_at": CLOSES, "by": carl,
        "channel": "email",
    }  # fmt: skip
    assert code_of(seal, draft, **asked) == "original_missing"
    mail = files.store([b"Received: x\n\nText"], name="mail.txt", allowed=[filetypes.TEXT])
    submission = seal(draft, **asked, original=mail)
    assert json.loads(submission.receipt)["original_sha256"] == mail.sha256
    assert sealed_answers(submission)["residents"] == 900


def test_the_office_cannot_write_for_a_kommune(draft, clara):
    assert (
        code_of(save_answer, draft, field="contact", value="x", base_version=0, by=clara)
        == "not_allowed"
    )


def test_a_field_that_is_not_there_or_takes_files_is_refused(draft, anna):
    given = {"value": "x", "base_version": 0, "by": anna}
    assert code_of(save_answer, draft, field="nichts", **given) == "field_unknown"
    assert code_of(save_answer, draft, field="letters", **given) == "field_takes_files"
    nul = {**given, "value": "a\x00b"}
    assert code_of(save_answer, draft, field="contact", **nul) == "value_has_no_letter"


def test_what_is_decided_is_decided_once(draft, anna, emil):
    save_answer(draft, field="contact", value="A", base_version=0, by=anna)
    beside = save_answer(draft, field="contact", value="B", base_version=0, by=emil).beside
    settle(beside, by=anna)
    assert code_of(take_over, beside, by=emil) == "version_settled"
    assert code_of(settle, beside, by=emil) == "version_settled"


def test_an_old_wording_comes_back_as_a_new_version(draft, anna):
    for version, words in enumerate(("Alt", "Neu")):
        save_answer(draft, field="contact", value=words, base_version=version, by=anna)
    answer = draft.answers.get(field="contact")
    assert take_over(answer.versions.get(number=1), by=anna).version == 3
    assert draft.answers.get(field="contact").value == "Alt"


def test_two_wordings_hold_the_release_back(draft, anna, emil, rita):
    fill(draft, by=anna)
    save_answer(draft, field="contact", value="Emil", base_version=0, by=emil)
    assert code_of(release, draft, by=rita) == "form_incomplete"


def test_less_is_left_to_do_the_more_is_filled_in(draft, anna):
    before = minutes_left(FORM, filled_of(draft))
    fill(draft, by=anna)
    assert 0 < minutes_left(FORM, filled_of(draft)) < before


def test_every_step_stands_in_the_log_without_words_of_the_form(submission):
    told = list(Event.objects.order_by("seq").values_list("verb", flat=True))
    assert told[:2] == ["form.kept", "draft.opened"]
    assert told[-2:] == ["draft.released", "submission.sealed"]
    assert list(events.faults()) == []
    assert not Event.objects.filter(facts__content__contains="Viele ziehen weg").exists()


def test_the_document_carries_code_and_digest(submission):
    import io

    import pikepdf

    from bleibe.forms.receipts import short_code

    with pikepdf.open(io.BytesIO(receipt_pdf(submission))) as document:
        assert short_code(submission) in str(document.docinfo["/Title"])
        assert "/StructTreeRoot" in document.Root
    assert receipt_pdf(submission) == receipt_pdf(submission)


def test_the_key_of_receipts_is_in_the_backup(settings):
    name = backup.KEYS["RECEIPT_KEY"]
    assert name == "receipts.key"
    (settings.DATA / name).write_text("restored secret")
    backup._take_keys()
    assert settings.RECEIPT_KEY == "restored secret"


def test_arrival_is_stamped_in_utc_whatever_zone_it_came_in(released, rita):
    submission = seal(
        released, submission_id=uuid.uuid4(), by=rita, closes_at=CLOSES,
        arrived_at=datetime.fromisoformat("2026-07-20T23:59:59.999999+02:00"),
    )  # fmt: skip
    submission.refresh_from_db()
    assert submission.arrived_at == datetime(2026, 7, 20, 21, 59, 59, 999_999, tzinfo=UTC)
    assert Draft.objects.get(pk=released.pk).state == Draft.State.SEALED
