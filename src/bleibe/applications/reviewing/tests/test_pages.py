"""The pages: from the pile to the review, and from there to the panel."""

import pytest

from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.actions.assigning import assign
from bleibe.applications.reviewing.models import Rating, Review
from bleibe.applications.reviewing.queries.rubric import rubric_for
from bleibe.kernel.permissions import Role
from bleibe.parties.tests import people

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return " ".join(response.content.decode().split())


def filled(call, score="3", reason="Gut belegt.") -> dict[str, str]:
    return {
        f"{criterion.key}-{part}": value
        for criterion in rubric_for(call)
        for part, value in (("score", score), ("reason", reason))
    }


@pytest.fixture
def assigned(application, rosa, clara, blind):
    assign(application, person=rosa, by=clara)
    return application


def test_a_reviewer_finds_the_next_application_and_hands_in(assigned, rosa, call, browser):
    client = browser(rosa)
    assert "Nächste Bewerbung lesen" in text(client.see("mine"))
    page = client.see("reading", assigned.uuid)
    assert page.status_code == 200
    assert "Kann ich nicht beurteilen" in text(page)
    assert "Großhausen" not in text(page)

    answer = client.send("reading", assigned.uuid, action="submit", **filled(call))

    assert answer.status_code == 302
    assert Review.objects.get().state == Review.State.SUBMITTED
    assert "1 von 1 abgegeben" in text(client.see("mine"))
    assert "Fassung 1" in text(client.see("reading", assigned.uuid))


def test_the_desk_says_what_waits(assigned, rosa, call, browser, ministry, reviewed):
    nora = people.person("Nora Natter", Role.SELECTION_PANEL, ministry)
    assert "Befangenheit erklären: Aufruf zur Probe" in text(browser(nora).get("/start/"))
    assert "1 Gutachten ist offen" in text(browser(rosa).get("/start/"))
    reviewed(assigned, rosa, 3)
    assert "Gutachten ist offen" not in text(browser(rosa).get("/start/"))
    Call.objects.update(state=Call.State.DECIDED)
    assert "Befangenheit" not in text(browser(nora).get("/start/"))


def test_a_blind_reading_hides_the_name_and_what_lies_around(
    applied, grosshausen, rosa, clara, blind, call, browser, phase
):
    application = applied(
        grosshausen, name="Großhausen", county="Musterkreis",
        challenge="Großhausens Schule im Musterkreis schließt.",
    )  # fmt: skip
    assign(application, person=rosa, by=clara)
    page = text(browser(rosa).see("reading", application.uuid))
    assert "[Kommune] Schule im [Kommune] schließt." in page
    assert "Großhausen" not in page
    phase(may_review=True, shows_applicants=True)
    page = text(browser(rosa).see("reading", application.uuid))
    assert "Großhausens Schule im Musterkreis schließt." in page


def test_an_incomplete_review_is_kept_and_says_what_is_missing(assigned, rosa, call, browser):
    typed = filled(call) | {"summary": "Viel Mut."}
    first = rubric_for(call)[0]
    typed[f"{first.key}-reason"] = ""
    answer = browser(rosa).send("reading", assigned.uuid, action="submit", **typed)

    assert answer.status_code == 409
    assert first.name in text(answer)
    assert f'href="#id_{first.key}-reason"' in text(answer)
    assert "Viel Mut." in text(answer)
    review = Review.objects.get()
    assert (review.state, review.summary) == (Review.State.DRAFT, "Viel Mut.")
    assert review.ratings.count() == len(rubric_for(call))


def test_cannot_judge_is_kept_as_missing(assigned, rosa, call, browser):
    first = rubric_for(call)[0].key
    typed = filled(call) | {f"{first}-score": "none", f"{first}-reason": "Anlage fehlt."}
    browser(rosa).send("reading", assigned.uuid, action="submit", **typed)
    rating = Rating.objects.get(condition_key=first)
    assert (rating.score, rating.cannot_judge) == (None, True)


def test_the_office_leads_the_whole_reviewing(application, call, clara, rosa, sven, browser, phase):
    client = browser(clara)
    assert client.see("phases", call.key).status_code == 200
    assert client.send("usual_phases", call.key).status_code == 302
    assert client.send("phase_opening", call.key, 1).status_code == 302
    assert client.send("sharing", call.key).status_code == 302
    assert application.assignments.count() == 2
    page = text(client.see("overview", call.key))
    assert "0 von 2 abgegeben" in page
    assert client.see("phase", call.key, 1).status_code == 200
    assert client.send("phase_ending", call.key, 1).status_code == 302
    refused = client.send("phase_ending", call.key, 1)
    assert refused.status_code == 409


def test_the_panel_sees_disagreement_first_and_writes_down_what_it_agreed(
    applied, grosshausen, musterstadt, reviewed, blind, phase, rosa, sven, clara, call, browser
):
    agreed_on, disputed = applied(grosshausen), applied(musterstadt)
    for application, scores in ((agreed_on, (3, 3)), (disputed, (0, 4))):
        for person, score in zip((rosa, sven), scores, strict=True):
            reviewed(application, person, score)
    phase(may_discuss=True, shows_applicants=True, other_reviews="always")
    client = browser(rosa)

    agenda = text(client.see("agenda", call.key))
    assert agenda.index(disputed.reference) < agenda.index(agreed_on.reference)
    page = text(client.see("dossier", disputed.uuid))
    assert "Sven Specht" not in page
    assert "mein Gutachten" in page
    first = rubric_for(call)[0].key
    refused = client.send(
        "dossier", disputed.uuid, notes="Lange geredet.", **{f"{first}-score": "2"}
    )
    assert refused.status_code == 409
    assert "Lange geredet." in text(refused)
    client.send(
        "dossier", disputed.uuid, notes="Lange geredet.",
        **{f"{first}-score": "2", f"{first}-reason": "Beides stimmt."},
    )  # fmt: skip
    assert "Beides stimmt." in text(client.see("dossier", disputed.uuid))
    assert "Lange geredet." in text(browser(clara).see("reading_list", call.key))
    assert "Sven Specht" in browser(clara).see("table", call.key).content.decode()
    assert "Sven Specht" not in client.see("table", call.key).content.decode()
