"""Pages as people use them, without any script."""

import io
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bleibe.forms.actions import release, save_answer
from bleibe.forms.queries import answers_of, attachments_of, beside_of
from bleibe.forms.receipts import receipt_file
from bleibe.forms.tests.conftest import fill, pdf


def page(client, person, name, *args, status=200, query="") -> str:
    client.force_login(person)
    response = client.get(reverse(f"forms:{name}", args=args) + query)
    assert response.status_code == status
    return response.content.decode()


def send(client, person, name, /, *args, **data):
    client.force_login(person)
    return client.post(reverse(f"forms:{name}", args=args), data)


def section_data(**changed):
    """What the page of the first section sends when nobody typed anything else."""
    data = {
        "version-name": "1", "name": "Musterstadt", "version-residents": "0", "residents": "",
        "version-contact": "0", "contact": "", "version-is_quarter": "0",
    }  # fmt: skip
    return data | changed


def test_the_overview_shows_how_far_each_section_is(client, anna, draft):
    html = page(client, anna, "draft", draft.uuid)
    assert "Ihre Kommune" in html
    assert "1 von 9 Pflichtangaben" in html
    assert "Angaben fehlen" in html


def test_a_section_is_saved_by_a_plain_form(client, anna, draft):
    data = section_data(residents="12.345", contact="Anna Amsel", next="1")
    response = send(client, anna, "section", draft.uuid, "kommune", **data)
    assert response.status_code == 302
    assert response.url == reverse("forms:section", args=[draft.uuid, "fragen"])
    assert answers_of(draft)["residents"] == 12345


def test_a_known_fact_is_shown_with_its_source(client, anna, draft):
    html = page(client, anna, "section", draft.uuid, "kommune")
    assert "übernommen aus: Gemeindeverzeichnis, Stand 1. Januar 2026" in html


def test_what_a_field_does_not_understand_stays_on_the_page(client, anna, draft):
    data = section_data(residents="ungefähr zwölftausend")
    response = send(client, anna, "section", draft.uuid, "kommune", **data)
    assert response.status_code == 422
    html = response.content.decode()
    assert "ungefähr zwölftausend" in html
    assert "ganze Zahl" in html
    assert "ungefähr zwölftausend" in page(client, anna, "section", draft.uuid, "kommune")
    assert answers_of(draft)["residents"] is None


def test_what_is_typed_into_a_released_form_is_refused_and_still_there(client, anna, rita, draft):
    release(fill(draft, by=anna), by=rita)
    response = send(client, anna, "section", draft.uuid, "kommune", **section_data(contact="Neu"))
    assert response.status_code == 409
    assert "Neu" in response.content.decode()


def test_two_people_at_once_both_find_their_words(client, anna, emil, draft):
    save_answer(draft, field="contact", value="Anna Amsel", base_version=0, by=anna)
    response = send(
        client, emil, "section", draft.uuid, "kommune", **section_data(contact="Emil Eiche")
    )
    assert response.status_code == 409
    html = response.content.decode()
    assert "Emil Eiche hat am" in html
    assert "Anna Amsel" in html
    assert "Diese übernehmen" in html


def test_untouched_fields_of_an_old_page_change_nothing(client, anna, emil, draft):
    save_answer(draft, field="name", value="Neuer Name", base_version=1, by=anna)
    response = send(
        client, emil, "section", draft.uuid, "kommune", **section_data(contact="Emil Eiche")
    )
    assert response.status_code == 302
    answers = answers_of(draft)
    assert (answers["name"], answers["contact"]) == ("Neuer Name", "Emil Eiche")


def test_a_wording_from_beside_is_taken_over_or_settled(client, anna, emil, draft):
    save_answer(draft, field="contact", value="Anna", base_version=0, by=anna)
    beside = save_answer(draft, field="contact", value="Emil", base_version=0, by=emil).beside
    assert send(client, anna, "taking_over", beside.pk).status_code == 302
    assert answers_of(draft)["contact"] == "Emil"
    other = save_answer(draft, field="contact", value="Otto", base_version=1, by=emil).beside
    assert send(client, anna, "settling", other.pk).status_code == 302
    assert answers_of(draft)["contact"] == "Emil"


def test_a_field_saves_itself_and_opens_the_question_that_depends_on_it(client, anna, draft):
    response = send(client, anna, "field", draft.uuid, "is_quarter", is_quarter="true")
    html = response.content.decode()
    assert response.status_code == 200
    assert "gespeichert" in html
    assert 'id="block-transfer"' not in html
    response = send(client, anna, "field", draft.uuid, "is_quarter", is_quarter="false",
                    **{"version-is_quarter": "1"})  # fmt: skip
    assert '<div id="block-transfer" hx-swap-oob="outerHTML" hidden>' in response.content.decode()
    response = send(client, anna, "field", draft.uuid, "is_quarter", is_quarter="true",
                    **{"version-is_quarter": "2"})  # fmt: skip
    assert 'name="transfer"' in response.content.decode()


def test_who_goes_on_typing_beside_somebody_finds_both_and_one_of_each(client, anna, emil, draft):
    save_answer(draft, field="contact", value="Anna", base_version=0, by=anna)
    for words in ("Em", "Emil", "Emil"):
        response = send(
            client, emil, "field", draft.uuid, "contact", contact=words, **{"version-contact": "0"}
        )
        html = response.content.decode()
        assert response.status_code == 409
        assert "Anna Amsel hat am" in html
        assert 'name="version-contact" value="0"' in html
    waiting = [(each.written_by, each.value) for each in beside_of(draft)]
    assert waiting == [(emil, "Emil")]
    assert answers_of(draft)["contact"] == "Anna"


def test_rows_of_a_table_are_typed_without_script(client, anna, draft):
    data = {
        "version-measures": "0", "measures-0-what": "Bürgerbus", "measures-0-year": "2019",
        "measures-1-what": "", "more": "measures",
    }  # fmt: skip
    response = send(client, anna, "section", draft.uuid, "fragen", **data)
    assert response.url.endswith("?zeilen=measures#block-measures")
    assert answers_of(draft)["measures"] == [{"what": "Bürgerbus", "year": 2019, "cost": None}]
    html = page(client, anna, "section", draft.uuid, "fragen")
    assert 'value="Bürgerbus"' in html


def test_a_file_comes_with_the_plain_form(client, anna, draft):
    file = SimpleUploadedFile("beschluss.pdf", pdf(), "application/pdf")
    data = {"resolution": file, "title-resolution": "Ratsbeschluss vom Mai"}
    response = send(client, anna, "section", draft.uuid, "anlagen", **data)
    assert response.status_code == 302
    attachment = attachments_of(draft).get()
    assert (attachment.title, attachment.name) == ("Ratsbeschluss vom Mai", "beschluss.pdf")
    got = client.get(reverse("forms:attachment_file", args=[attachment.uuid]))
    assert got.content == pdf()
    assert got.headers["Content-Disposition"].startswith("attachment")


def test_a_file_of_a_wrong_kind_is_refused_on_the_page(client, anna, draft):
    file = SimpleUploadedFile("beschluss.pdf", b"<html>kein PDF</html>", "application/pdf")
    response = send(client, anna, "section", draft.uuid, "anlagen", resolution=file)
    assert response.status_code == 409
    assert "beschluss.pdf" in response.content.decode()


def test_an_attachment_is_renamed_and_removed_but_never_gone(client, anna, filled):
    attachment = attachments_of(filled).get()
    response = send(client, anna, "attachment", attachment.uuid, title="Beschluss", description="D")
    assert response.status_code == 302
    attachment.refresh_from_db()
    assert (attachment.title, attachment.description) == ("Beschluss", "D")
    assert send(client, anna, "attachment_removal", attachment.uuid).status_code == 302
    attachment.refresh_from_db()
    assert attachment.removed_by == anna
    assert list(attachments_of(filled)) == []


def test_each_gap_leads_to_its_field(client, anna, draft):
    html = page(client, anna, "missing", draft.uuid)
    links = re.findall(r'href="([^"]+abschnitt/[^"]+)#block-(\w+)"', html)
    assert ("transfer" in {key for _address, key in links}) is True
    for address, key in links:
        there = client.get(address).content.decode()
        assert f'id="block-{key}"' in there


def test_the_preview_leaves_people_out_when_it_is_blind(client, anna, filled):
    assert "anna@example.org" in page(client, anna, "preview", filled.uuid)
    blind = page(client, anna, "preview", filled.uuid, query="?blind=1")
    assert "anna@example.org" not in blind
    assert "Viele ziehen weg." in blind


def test_former_wordings_are_shown_with_who_and_when(client, anna, emil, draft):
    save_answer(draft, field="contact", value="Alt", base_version=0, by=anna)
    save_answer(draft, field="contact", value="Neu", base_version=1, by=emil)
    html = page(client, anna, "history", draft.uuid, "contact")
    assert all(word in html for word in ("Anna Amsel", "Emil Eiche"))
    assert "<del>Alt</del><ins>Neu</ins>" in html


def test_the_receipt_is_a_page_and_three_files(client, rita, submission):
    html = page(client, rita, "receipt", submission.pk)
    assert "Rechtzeitig eingegangen" in html
    assert "23:59:59" in html
    got = client.get(reverse("forms:receipt_json", args=[submission.pk]))
    assert got.content == receipt_file(submission)
    sealed = client.get(reverse("forms:content", args=[submission.pk]))
    assert json.loads(sealed.content)["answers"]["residents"] == 12345
    document = client.get(reverse("forms:receipt_pdf", args=[submission.pk]))
    assert document.content.startswith(b"%PDF")


@pytest.mark.parametrize("changed", [False, True])
def test_anybody_can_have_a_receipt_checked(client, submission, changed):
    content = receipt_file(submission)
    if changed:
        content = content.replace(b'"on_time":true', b'"on_time":1   ')
    file = io.BytesIO(content)
    file.name = "beleg.json"
    html = client.post(reverse("forms:verification"), {"receipt": file}).content.decode()
    assert ("Der Beleg ist echt" in html) is not changed
    assert ("nicht echt" in html) is changed


def test_keys_and_verifier_are_public(client, submission):
    keys = client.get(reverse("forms:keys_json")).content
    assert submission.key.public_key.encode() in keys
    assert b"def verify(" in client.get(reverse("forms:verifier")).content
    assert submission.key_id in client.get(reverse("forms:keys")).content.decode()


def test_strangers_find_none_of_it(client, bert, submission):
    draft = submission.draft
    attachment = attachments_of(draft).get()
    for name, *args in (
        ("draft", draft.uuid), ("missing", draft.uuid), ("preview", draft.uuid),
        ("section", draft.uuid, "kommune"), ("history", draft.uuid, "name"),
        ("attachment", attachment.uuid), ("attachment_file", attachment.uuid),
        ("receipt", submission.pk), ("receipt_json", submission.pk), ("content", submission.pk),
    ):  # fmt: skip
        page(client, bert, name, *args, status=404)
