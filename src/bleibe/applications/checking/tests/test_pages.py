"""Pages of a check as people meet them."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from bleibe.applications.applying.models import Application, Bias
from bleibe.applications.checking.actions import ask_completion, begin_check, find
from bleibe.applications.checking.log_subjects import findings
from bleibe.applications.checking.models import CompletionRequest, Finding, FormalCheck
from bleibe.applications.checking.tests.conftest import GATES
from bleibe.forms.models import Attachment
from bleibe.kernel.files import store
from bleibe.parties.models import AreaFact
from bleibe.parties.tests import people

pytestmark = pytest.mark.django_db
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f"
    b"\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)


def page(name, *args):
    return reverse(f"checking:{name}", args=args)


def text(response):
    return " ".join(response.content.decode().split())


def soon():
    return timezone.localdate() + timedelta(days=14)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    rows, browse, handed_in, musterstadt, clara, django_assert_num_queries
):
    for number in range(rows):
        kommune = people.organisation(f"ort-{number}", f"Ort {number}", "town")
        begin_check(handed_in(kommune, lead_hours=5), by=clara)
    client = browse(clara)
    client.get(page("applications"))

    with django_assert_num_queries(9):
        found = client.get(page("applications"))

    assert text(found).count("0 von 5 entschieden") == rows


def test_the_list_can_be_narrowed(browse, begun, clara):
    client = browse(clara)

    assert begun.reference in text(client.get(page("applications"), {"stand": "formal_check"}))
    assert begun.reference not in text(client.get(page("applications"), {"stand": "in_review"}))
    assert begun.reference in text(client.get(page("applications"), {"aufruf": begun.call.key}))


def test_the_check_says_gate_by_gate_why_and_where_it_stands_in_the_call(browse, begun, clara):
    found = text(browse(clara).get(page("check", begun.reference)))

    assert found.index("Bewusstsein für die Herausforderung") < found.index(
        "Offenheit für Bürgerbeteiligung"
    )
    assert "angegeben: 20" in found
    assert "Das beurteilen Menschen" in found
    assert "So steht es im Aufruf" in found
    assert found.count('class="condition ') == 11


def test_a_check_is_begun_and_checked_formally(browse, application, clara):
    client = browse(clara)
    client.post(page("beginning", application.reference))
    refused = client.post(page("formal", application.reference), {"complete": "no", "reason": ""})
    client.post(
        page("formal", application.reference), {"complete": "no", "reason": "Es fehlt alles."}
    )

    assert refused.status_code == 409
    assert "Bitte schreiben Sie dazu" in text(refused)
    assert FormalCheck.objects.get().reason == "Es fehlt alles."
    shut = client.post(page("finishing", application.reference))
    assert shut.status_code == 409
    assert "formale Prüfung fehlt noch" in text(shut)


def test_the_formal_check_names_what_the_form_did_not_get(browse, begun, clara):
    found = text(browse(clara).get(page("formal", begun.reference)))

    assert "Was im Formular nicht beantwortet ist" in found
    assert "Einwohnerinnen und Einwohner" in found
    assert "Vorkenntnisse zum Thema" not in found
    assert "rechtzeitig" in found


def test_what_the_first_found_is_hidden_until_the_second_has_found(
    browse, begun, clara, carl, mila
):
    find(begun, condition="will", verdict="met", reason="Geheimes Wort", by=clara)

    assert "Geheimes Wort" in text(browse(clara).get(page("check", begun.reference)))
    for person in (carl, mila):
        client = browse(person)
        for where in (page("check", begun.reference), page("applications")):
            assert "Geheimes Wort" not in text(client.get(where))
    client = browse(carl)
    assert "Geheimes Wort" not in text(client.get(page("finding", begun.reference, "will")))
    assert "hat schon etwas festgestellt" in text(client.get(page("check", begun.reference)))
    client.post(page("finding", begun.reference, "will"), {"verdict": "not_met", "reason": "Nein."})
    assert "Geheimes Wort" in text(client.get(page("check", begun.reference)))


def test_a_finding_keeps_what_was_typed_when_it_is_refused(browse, begun, clara):
    answer = browse(clara).post(
        page("finding", begun.reference, "will"),
        {"verdict": "met", "reason": "Steht auf Seite 3.", "page": "3"},
    )

    assert answer.status_code == 409
    assert "Steht auf Seite 3." in text(answer)
    assert not Finding.objects.filter(source="person").exists()


def test_the_finding_page_shows_what_the_kommune_wrote(browse, begun, clara):
    found = text(browse(clara).get(page("finding", begun.reference, "awareness")))

    assert "Viele ziehen fort." in found
    assert browse(clara).get(page("finding", begun.reference, "x")).status_code == 404


def test_an_answer_stands_beside_what_a_source_says(browse, handed_in, musterstadt, places, clara):
    AreaFact.objects.create(
        area=places["99001001"], fact="grw", value="no", valid_from="2022-01-01",
        source="Karte der Fördergebiete", licence="frei",
    )  # fmt: skip
    application = handed_in(musterstadt, grw="yes")
    begin_check(application, by=clara)

    found = text(browse(clara).get(page("finding", application.reference, "grw")))

    assert "Bekannt ist: nein, Quelle: Karte der Fördergebiete (1. Januar 2022)" in found
    assert "angegeben: ja" in found


def test_the_log_names_a_finding_by_its_application(begun, clara, bert):
    finding = find(begun, condition="will", verdict="met", reason="Ja.", by=clara)

    assert findings([str(finding.pk)], clara)[str(finding.pk)].name == begun.reference
    assert findings([str(finding.pk)], bert) == {}


def test_a_finding_leads_to_the_page_of_an_attachment(
    browse, begun, clara, anna, handed_in, grosshausen, tmp_path
):
    stored = store([PNG], name="beschluss.png", allowed=["image/png"])
    given = {"file": stored, "name": "beschluss.png", "title": "Beschluss", "added_by": clara}
    paper = Attachment.objects.create(draft=begun.draft, field="resolution_file", **given)
    foreign = Attachment.objects.create(
        draft=handed_in(grosshausen).draft, field="resolution_file", **given
    )
    client = browse(clara)
    there = page("finding", begun.reference, "will")
    answer = {"verdict": "met", "reason": "Ja.", "page": "2"}

    assert client.post(there, {**answer, "evidence": foreign.pk}).status_code == 422
    client.post(there, {**answer, "evidence": paper.pk})

    shown = text(client.get(page("check", begun.reference)))
    file = page("attachment", begun.reference, paper.uuid)
    assert f'<a href="{file}">Beschluss</a>, Seite 2' in shown
    assert client.get(file).content == PNG
    assert client.get(page("attachment", begun.reference, foreign.uuid)).status_code == 404
    assert browse(anna).get(file).status_code == 404


def test_a_third_person_settles_on_a_page(browse, begun, clara, carl, mila):
    find(begun, condition="will", verdict="met", reason="Ja.", by=clara)
    find(begun, condition="will", verdict="not_met", reason="Nein.", by=carl)
    client = browse(mila)
    assert "Abweichung klären" in text(client.get(page("check", begun.reference)))

    client.post(
        page("settlement", begun.reference, "will"), {"verdict": "met", "reason": "Liegt bei."}
    )

    assert "Geklärt von Mila Meise" in text(client.get(page("check", begun.reference)))


def test_something_is_asked_for_and_answered_with_a_file(browse, begun, clara, anna, bert):
    client = browse(clara)
    assert "14 Tage" not in text(client.get(page("new_completion", begun.reference)))
    client.post(
        page("new_completion", begun.reference),
        {"text": "Bitte den Beschluss.", "due": soon().isoformat(), "condition": "will"},
    )
    asked = CompletionRequest.objects.get()
    assert "Bitte den Beschluss." in text(browse(anna).get(page("completions")))
    client = browse(anna)
    assert "Bitte den Beschluss." in text(client.get(page("completion", asked.pk)))

    client.post(
        page("completion", asked.pk),
        {"answer": "Hier ist er.", "file": SimpleUploadedFile("beschluss.png", PNG)},
    )

    assert "Hier ist er." in text(client.get(page("completion", asked.pk)))
    for person, status in ((anna, 200), (clara, 200), (bert, 404)):
        given = browse(person).get(page("completion_file", asked.pk))
        assert given.status_code == status
        if status == 200:
            assert given.content == PNG
    assert "Hier ist er." in text(browse(clara).get(page("check", begun.reference)))


def test_strangers_applicants_and_the_biased_find_nothing(browse, begun, anna, bert, carl, clara):
    asked = ask_completion(begun, text="Beschluss?", due=soon(), by=clara)
    Bias.objects.create(
        call=begun.call, organisation=begun.organisation, person=carl, kind="family"
    )
    for person in (anna, bert, carl):
        client = browse(person)
        for name in ("check", "formal", "new_completion"):
            assert client.get(page(name, begun.reference)).status_code == 404
        for name in ("beginning", "finishing"):
            assert client.post(page(name, begun.reference)).status_code == 404
        for name in ("finding", "settlement"):
            assert client.get(page(name, begun.reference, "will")).status_code == 404
    assert browse(bert).get(page("completion", asked.pk)).status_code == 404
    biased = text(browse(carl).get(page("applications")))
    assert begun.reference not in biased
    assert begun.organisation.name not in biased


def test_the_ministry_reads_and_does_not_check(browse, begun, mila):
    found = text(browse(mila).get(page("check", begun.reference)))

    assert "Feststellung treffen" not in found
    assert browse(mila).post(page("beginning", begun.reference)).status_code == 404


def test_an_application_in_review_shows_its_check_without_buttons(browse, begun, clara):
    Application.objects.filter(pk=begun.pk).update(state="in_review")

    found = text(browse(clara).get(page("check", begun.reference)))

    assert "Feststellung treffen" not in found
    assert "Prüfung abschließen" not in found
    assert all(key in found for key in GATES)
