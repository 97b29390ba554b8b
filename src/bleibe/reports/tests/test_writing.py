"""Who writes, agrees, releases and resolves a Kommunalprofil, and what stays as it was."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from bleibe.appraisal.actions.reflection import Subject, raise_objection, record_workshop
from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event, Job
from bleibe.kernel.permissions import Role
from bleibe.kernel.subjects import subjects_of
from bleibe.parties.models import Area, Mandate, Person
from bleibe.profiles.tests.tables import put_in
from bleibe.reports.exports.formats import AT_ONCE
from bleibe.reports.profile.compose import EASY
from bleibe.reports.profile.frozen import digest_of, frozen, thawed
from bleibe.reports.profile.numbers import number
from bleibe.reports.tests.documents import text_of
from bleibe.reports.tests.residents import people
from bleibe.reports.writing import drafts, queries
from bleibe.reports.writing.actions import beginning, steps, writing
from bleibe.reports.writing.actions.choosing import choose_source
from bleibe.reports.writing.actions.files import make_files
from bleibe.reports.writing.models import ProfileVersion

State = ProfileVersion.State
TODAY = date(2026, 11, 25)
EASY_TEXT = "Hier leben viele Menschen.\n\n- Manche gehen.\n- Andere kommen."


@pytest.fixture(autouse=True)
def empty_cache(db):
    cache.clear()


@pytest.fixture
def figures(musterstadt, nebendorf):
    cells = [
        cell
        for area, size in (("99001001", 900), ("99001002", 300), ("99001", 1300))
        for cell in people(area, 2018, 2019, 2020, size=size)
    ]
    return put_in(cells, code="12411-02-03-5")


@pytest.fixture
def tom(musterstadt):
    """Works in Musterstadt's team."""
    person = Person.objects.create_user("tom@example.org", "Tom", "pass")
    Mandate.objects.create(
        person=person, organisation=musterstadt, role=Role.TEAM_MEMBER, valid_from=date(2020, 1, 1)
    )
    return person


@pytest.fixture
def draft(figures, musterstadt, anna):
    town = Area.objects.get(key="99001001")
    return beginning.begin_profile(town, organisation=musterstadt, today=TODAY, by=anna)


def written(version, by, text=EASY_TEXT, key=EASY, revision=0):
    return writing.write_section(version, key=key, text=text, revision=revision, by=by)


def released(version, by):
    if not version.sections.filter(key=EASY).exclude(text="").exists():
        written(version, by)
    steps.submit_version(version, by=by)
    version.refresh_from_db()
    return steps.release_version(version, today=TODAY, by=by)


def address(name, version, *more):
    return reverse(f"reports:{name}", args=[version.profile_id, version.number, *more])


def step_to(version, state, by):
    if state == State.IN_COORDINATION:
        return steps.submit_version(version, by=by)
    if state == State.RELEASED:
        return steps.release_version(version, today=TODAY, by=by)
    if state == State.RESOLVED:
        return steps.resolve_version(
            version, on=TODAY, body="Stadtrat", note="", today=TODAY, by=by
        )
    return steps.return_version(version, reason="Bitte kürzer.", by=by)


def in_state(version, state, by):
    written(version, by)
    for each in (State.IN_COORDINATION, State.RELEASED, State.RESOLVED):
        if version.state == state:
            break
        version = step_to(version, each, by)
        version.refresh_from_db()
    return version


@pytest.mark.parametrize("state", State)
def test_the_actions_do_what_the_table_of_next_states_says(draft, anna, state):
    version, answers = in_state(draft, state, anna), {}
    for target in State:
        try:
            with transaction.atomic():
                step_to(version, target, anna)
                answers[target] = ProfileVersion.objects.get(pk=version.pk).state
                raise Undo
        except Undo:
            pass
        except Refused as refusal:
            answers[target] = refusal.code
    assert answers == {
        target: target if target in ProfileVersion.NEXT[state] else "not_in_this_state"
        for target in State
    }


class Undo(Exception):
    """What was tried is not kept."""


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "in_coordination"},
        {"state": "released"},
        {"state": "resolved"},
        {"content": "{}"},
        {"resolved_on": TODAY},
        {"submitted_at": timezone.now()},
    ],
    ids="-".join,
)
def test_the_database_holds_state_and_facts_together(draft, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        ProfileVersion.objects.filter(pk=draft.pk).update(**fields)


@pytest.mark.parametrize("fields", [{"content": "{}"}, {"digest": "0" * 64}], ids=str)
def test_the_database_itself_keeps_what_was_released(draft, anna, fields):
    released(draft, anna)
    with pytest.raises(DatabaseError), transaction.atomic():
        ProfileVersion.objects.filter(pk=draft.pk).update(**fields)


def test_there_is_one_open_version_at_a_time(draft, anna):
    with pytest.raises(Refused) as caught:
        beginning.begin_version(draft.profile, by=anna)
    assert caught.value.code == "profile_version_open"


@pytest.mark.parametrize("asked", ["²", "9" * 5000, "1;", "-1", "\0"])
def test_an_earlier_version_that_cannot_be_is_left_unasked(client, draft, anna, asked):
    client.force_login(anna)

    answer = client.get(address("version_differences", draft), {"seit": asked})

    assert answer.status_code == 404


def test_a_stranger_finds_nothing_of_a_draft(client, draft, bert):
    client.force_login(bert)
    for name in (
        "version", "version_reading", "version_one_page", "version_submission",
        "version_return", "version_release", "version_resolution", "version_differences",
    ):  # fmt: skip
        assert client.get(address(name, draft)).status_code == 404, name
    assert client.get(address("section", draft, EASY)).status_code == 404
    answer = client.post(address("section_place", draft, "kennzahlen"), {"wohin": "weglassen"})
    assert answer.status_code == 404
    assert "Musterstadt" not in client.get(reverse("reports:written")).content.decode()


@pytest.mark.parametrize("step", ["draft", "in_coordination"])
def test_dora_from_the_public_finds_nothing_before_the_release(client, draft, anna, step):
    if step == "in_coordination":
        written(draft, anna)
        steps.submit_version(draft, by=anna)
    for name in (
        "published_version", "published_one_page", "published_document", "published_one_page_pdf"
    ):  # fmt: skip
        assert client.get(address(name, draft)).status_code == 404
    for suffix in AT_ONCE:
        assert client.get(address("published_export", draft, suffix)).status_code == 404
    there = reverse("reports:published_profile", args=[draft.profile_id])
    assert client.get(there).status_code == 404
    assert "Musterstadt" not in client.get(reverse("reports:published")).content.decode()


def test_dora_reads_what_was_released_with_the_easy_words_first(client, draft, anna):
    released(draft, anna)

    listed = client.get(reverse("reports:published")).content.decode()
    page = client.get(address("published_version", draft)).content.decode()

    assert address("published_version", draft) in listed
    assert "<li>Manche gehen.</li>" in page
    assert page.index("Hier leben viele Menschen.") < page.index("lebten in Musterstadt")
    assert client.get(address("published_one_page", draft)).status_code == 200


def test_what_was_released_goes_on_as_tables_and_data(client, draft, anna):
    released(draft, anna)
    page = client.get(address("published_version", draft)).content.decode()

    for suffix, chosen in AT_ONCE.items():
        answer = client.get(address("published_export", draft, suffix))
        assert address("published_export", draft, suffix) in page
        assert answer.content
        assert answer["Content-Type"] == chosen.media_type
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Disposition"] == (
            f'attachment; filename="kommunalprofil-musterstadt-1.{suffix}"'
        )
    data = client.get(address("published_export", draft, "json")).json()
    assert data["area"] == {"key": "99001001", "name": "Musterstadt"}
    assert client.get(address("published_export", draft, "docx")).status_code == 404


def test_the_team_writes_but_does_not_release(client, draft, tom):
    client.force_login(tom)
    written(draft, tom)
    steps.submit_version(draft, by=tom)

    assert client.get(address("version_release", draft)).status_code == 404
    with pytest.raises(Refused) as caught:
        steps.release_version(draft, today=TODAY, by=tom)
    assert caught.value.code == "not_allowed"


def test_a_profile_without_easy_words_is_not_given_on(client, draft, anna):
    client.force_login(anna)
    answer = client.post(address("version_submission", draft))

    assert answer.status_code == 409
    assert "Das Wichtigste in einfacher Sprache" in answer.content.decode()


def test_what_is_to_be_released_waits_on_the_start_page_of_who_can(client, draft, anna, tom):
    written(draft, tom)
    steps.submit_version(draft, by=tom)
    seen = {}
    for person in (anna, tom):
        client.force_login(person)
        page = client.get(reverse("desk:start")).content.decode()
        seen[person.name] = "Kommunalprofil Musterstadt, Fassung 1" in page

    assert seen == {"Anna": True, "Tom": False}


def test_a_returned_version_says_why(client, draft, anna, tom):
    written(draft, anna)
    steps.submit_version(draft, by=anna)
    client.force_login(tom)
    client.post(address("version_return", draft), {"reason": "Der Altersaufbau fehlt."})

    draft.refresh_from_db()
    assert draft.state == State.DRAFT
    assert "Der Altersaufbau fehlt." in client.get(address("version", draft)).content.decode()


def test_what_was_released_does_not_move_when_new_figures_come(client, draft, anna):
    released(draft, anna)
    page = client.get(address("published_version", draft)).content.decode()
    assert "31.\u00a0Dezember 2020" in page

    put_in(people("99001001", 2021, size=990), code="12411-02-03-5")
    cache.clear()

    assert client.get(address("published_version", draft)).content.decode() == page
    now = drafts.base_of(draft.profile, today=TODAY)
    assert "31.\u00a0Dezember 2021" in frozen(now)


def test_the_digest_in_the_log_is_that_of_what_is_shown(draft, anna):
    version = released(draft, anna)

    facts = Event.objects.get(verb="profile.released").facts.content
    assert digest_of(version.content) in facts
    assert frozen(thawed(version.content)) == version.content


def test_two_who_write_at_once_lose_nothing(client, draft, anna, tom):
    client.force_login(anna)
    page = client.get(address("section", draft, EASY)).content.decode()
    assert 'name="revision" value="0"' in page
    written(draft, tom, text="Text von Tom.")

    answer = client.post(address("section", draft, EASY), {"text": "Text von Anna.", "revision": 0})
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "Text von Tom." in page
    assert "Text von Anna.</textarea>" in page
    assert draft.sections.get(key=EASY).text == "Text von Tom."
    assert 'name="revision" value="1"' in page
    again = client.post(
        address("section", draft, EASY), {"text": "Text von Anna und Tom.", "revision": 1}
    )
    assert again.status_code == 302
    assert draft.sections.get(key=EASY).text == "Text von Anna und Tom."


def test_nothing_is_written_once_it_is_agreed_on(client, draft, anna):
    written(draft, anna)
    steps.submit_version(draft, by=anna)
    client.force_login(anna)

    answer = client.post(address("section", draft, EASY), {"text": "Neu.", "revision": 1})

    assert answer.status_code == 409
    assert draft.sections.get(key=EASY).text == EASY_TEXT


def test_chapters_are_moved_left_out_and_taken_in_by_buttons(client, draft, anna):
    client.force_login(anna)
    before = order(draft)

    client.post(address("section_place", draft, before[1]), {"wohin": "hoch"})
    client.post(address("section_place", draft, before[3]), {"wohin": "weglassen"})
    client.post(address("section_place", draft, "wohnen"), {"wohin": "aufnehmen"})
    client.post(address("section_place", draft, before[1]), {"wohin": "hoch"})

    moved = [before[1], before[0], before[2], *before[4:]]
    assert order(draft) == [*moved[:-2], "wohnen", *moved[-2:]]
    assert moved[-2:] == ["luecken", "quellen"]


def order(version):
    chosen = version.sections.filter(position__isnull=False).order_by("position")
    return [section.key for section in chosen]


def test_a_text_chapter_appears_once_it_has_words(draft, anna):
    writing.choose_section(draft, key="wohnen", by=anna)
    assert "Wohnen" not in titles(draft)
    written(draft, anna, key="wohnen", text="Es fehlen kleine Wohnungen.")
    assert titles(draft)[-3] == "Wohnen"


def titles(version):
    return [chapter.title for chapter in drafts.content_of(version, today=TODAY).chapters]


def test_a_picture_goes_with_the_chapter_that_has_its_numbers(draft, anna):
    writing.leave_section(draft, key="bewegungen", by=anna)
    for key in order(draft):
        if key not in ("steckbrief", "kennzahlen"):
            writing.leave_section(draft, key=key, by=anna)

    profile = drafts.content_of(draft, today=TODAY)

    assert [chapter.key for chapter in profile.chapters] == ["steckbrief", "kennzahlen"]
    assert "In welchem Alter Menschen gehen" not in drafts.article_of(profile)


def test_markup_in_texts_is_only_text(client, draft, anna):
    written(draft, anna, text="<script>alert(1)</script> & <b>fett</b>")
    released(draft, anna)

    page = client.get(address("published_version", draft)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;fett&lt;/b&gt;" in page
    assert "<script>alert" not in page


def test_a_year_later_the_profile_says_what_changed(client, draft, anna):
    released(draft, anna)
    put_in(
        people("99001001", 2018, 2019, 2020, 2021, size=990),
        code="12411-02-03-5",
        replace=True,
        stand=datetime(2026, 1, 1, tzinfo=UTC),
    )
    version = beginning.begin_version(draft.profile, by=anna)
    written(version, anna, text="Hier leben mehr Menschen.", revision=0)
    client.force_login(anna)

    profile = drafts.content_of(version, today=TODAY)
    monitoring = next(each for each in profile.chapters if each.key == "monitoring")
    tables = [block.table for block in monitoring.blocks if block.kind == "table"]
    rows = {row[0]: row[1:] for table in tables for row in table.rows}
    page = client.get(address("version_differences", version)).content.decode()

    article = drafts.article_of(profile)
    assert "Stand 1.\u00a0Januar 2026" in article
    assert "Stand 1.\u00a0Januar 2025" in article
    residents = rows["Einwohnerinnen und Einwohner"]
    assert "(2020)" in residents[0]
    assert "(2021)" in residents[1]
    assert residents[2].startswith("+")
    assert "<ins>" in page
    assert "<del>" in page
    assert "Monitoring gegenüber dem Start" in page


def test_earlier_versions_stay_readable_and_say_so(client, draft, anna):
    released(draft, anna)
    second = beginning.begin_version(draft.profile, by=anna)
    released(second, anna)

    old = client.get(address("published_version", draft)).content.decode()
    assert "Das ist eine frühere Fassung" in old
    listed = client.get(reverse("reports:published")).content.decode()
    assert address("published_version", second) in listed
    assert address("published_version", draft) not in listed


def test_a_resolution_stands_on_the_page_and_lies_not_in_the_future(client, draft, anna):
    released(draft, anna)
    client.force_login(anna)
    later = timezone.localdate() + timedelta(days=1)
    asked = {"on": later, "body": "Stadtrat", "note": "Vorlage 12/2026"}
    assert client.post(address("version_resolution", draft), asked).status_code == 409

    asked["on"] = timezone.localdate()
    client.post(address("version_resolution", draft), asked)
    client.logout()

    page = client.get(address("published_version", draft)).content.decode()
    assert "Stadtrat" in page
    assert "Vorlage 12/2026" in page


def test_releasing_has_the_documents_made(client, draft, anna):
    written(draft, anna)
    steps.submit_version(draft, by=anna)
    client.force_login(anna)
    client.post(address("version_release", draft))
    client.logout()

    assert Job.objects.get(kind="profile.version_files").state == Job.State.DONE
    whole, one_page = (
        b"".join(client.get(address(name, draft)).streaming_content)
        for name in ("published_document", "published_one_page_pdf")
    )
    text = text_of(whole)
    assert "Fassung 1, freigegeben am" in text
    assert "Abbildungen" in text
    assert "Manche gehen." in text
    assert "lebten in Musterstadt" in text_of(one_page)


def test_the_log_names_profiles_to_those_who_may_know_of_them(draft, anna, bert):
    def named(reader):
        told = subjects_of(Event.objects.filter(verb__startswith="profile."), person=reader)
        return {(subject.name, subject.url) for subject in told.values()}

    written(draft, anna)
    assert named(anna) == {
        ("Musterstadt", ""), ("Musterstadt, Fassung 1", address("version", draft)),
    }  # fmt: skip
    assert not any("Musterstadt" in name for name, _url in named(bert))

    released(draft, anna)
    public = ("Musterstadt, Fassung 1", address("published_version", draft))
    assert public in named(bert)


def test_a_draft_has_no_documents(draft, anna):
    with pytest.raises(Refused) as caught:
        make_files(draft, today=TODAY, by=anna)
    assert caught.value.code == "not_in_this_state"


def test_the_profile_of_a_quartier_is_written_by_its_kommune_only(
    client, figures, musterstadt, nebendorf, anna, bert
):
    town = Area.objects.get(key="99001001")
    quarter = Area.objects.create(key="99001001-01", level="quarter", name="Hafen", parent=town)
    put_in(
        people("99001001-01", 2023, 2024, size=90), owner=musterstadt, by=anna,
        code="register", dialect="template", area_levels=("quartier",),
    )  # fmt: skip
    with pytest.raises(Refused) as caught:
        beginning.begin_profile(quarter, organisation=nebendorf, today=TODAY, by=bert)
    assert caught.value.code == "area_of_others"

    client.force_login(anna)
    answer = client.post(
        reverse("reports:begin", args=[quarter.level, quarter.key]),
        {"organisation": musterstadt.pk},
    )

    assert answer.status_code == 302
    assert queries.profile_of(musterstadt, quarter) is not None


@pytest.mark.parametrize("profiles", [1, 3])
def test_the_public_list_asks_the_same_few_questions(
    client, draft, anna, musterstadt, django_assert_num_queries, profiles
):
    released(draft, anna)
    version = ProfileVersion.objects.get()
    for each in range(1, profiles):
        area = Area.objects.create(key=f"99001001-0{each}", level="quarter", name=f"Q{each}")
        version.profile.pk = version.pk = None
        version.profile._state.adding = version._state.adding = True
        version.profile.area = area
        version.profile.save()
        version.profile_id = version.profile.pk
        version.save()

    client.get(reverse("reports:published"))
    with django_assert_num_queries(2):
        page = client.get(reverse("reports:published")).content.decode()
    assert page.count("/veroeffentlicht/") >= profiles


@pytest.fixture
def two_sources(figures):
    """A second table that counts other people on the last day."""
    return put_in(people("99001001", 2020, size=960), code="12411-01-01-5").dataset


def test_both_sources_are_shown_until_somebody_decides(client, two_sources, draft, anna):
    client.force_login(anna)
    page = client.get(address("version_sources", draft)).content.decode()
    text = frozen(drafts.content_of(draft, today=TODAY))

    assert "Einwohnerinnen und Einwohner, 31.\u00a0Dezember 2020" in page
    for told in ("12.936", "13.776"):
        assert told in page
        assert told in text


def test_the_author_decides_which_source_is_used_and_the_profile_says_why(
    client, two_sources, draft, anna
):
    used = drafts.contradictions_for(draft)[0]
    (other,) = used.others
    was = {"was": used.key}
    there = f"{address('version_source_choice', draft)}?{urlencode(was)}"
    client.force_login(anna)
    assert client.post(there, {"source": other.source, "reason": ""}).status_code == 422

    answer = client.post(there, {"source": other.source, "reason": "Das Amt hat berichtigt."})

    assert answer.status_code == 302
    profile = drafts.content_of(draft, today=TODAY)
    stats = next(block for block in profile.chapters[0].blocks if block.kind == "stats")
    assert stats.items[0].value == number(other.value)
    assert "Das Amt hat berichtigt." in frozen(profile)
    assert number(used.used.value) in frozen(profile)


def test_a_source_that_says_nothing_about_it_is_not_chosen(two_sources, draft, anna):
    with pytest.raises(Refused) as caught:
        choose_source(
            draft, contradiction="residents:2020-12-31", source="999", reason="So.", by=anna
        )
    assert caught.value.code == "contradiction_gone"


def test_a_decision_does_not_change_what_others_read(client, two_sources, draft, anna, bert):
    there = reverse("reports:profile", args=["municipality", "99001001"])
    client.force_login(bert)
    before = client.get(there).content.decode()
    found = drafts.contradictions_for(draft)[0]
    choose_source(
        draft, contradiction=found.key, source=found.others[0].source, reason="So.", by=anna
    )

    after = client.get(there).content.decode()
    assert (
        after[after.index('<div class="profile">') :]
        == before[before.index('<div class="profile">') :]
    )


def test_the_next_version_is_told_what_the_workshop_left_open(
    client, draft, anna, clara, musterstadt
):
    workshop = record_workshop(
        musterstadt, area=None, held_on=date(2026, 5, 4), participants=12, by=anna
    )
    raise_objection(
        workshop, kind="objection", function="Ortsvorsteher", subject=Subject("Mobilität"),
        text="Der Bus fährt öfter.", by=anna,
    )  # fmt: skip
    address = reverse("reports:version", args=[draft.profile_id, draft.number])

    for reader, told in ((anna, True), (clara, False)):
        client.force_login(reader)
        assert ("Der Bus fährt öfter." in client.get(address).content.decode()) is told
