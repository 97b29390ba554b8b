"""The pages as Anna, Bert, Clara, the auditor and the public see them."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from bleibe.profiles.actions.withdrawal import withdraw_dataset
from bleibe.profiles.models import Dataset, Observation, Upload
from bleibe.profiles.tests.files import FLAT, FLAT_NAME, TEMPLATE, UNKNOWN
from bleibe.profiles.tests.tables import POPULATION, put_in

TOWN, VILLAGE = "99001001", "99001002"
LAST = timezone.localdate().year - 1


@pytest.fixture
def send(client, musterstadt, django_capture_on_commit_callbacks):
    def send(person, name, *args, **data):
        client.force_login(person)
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(reverse(f"profiles:{name}", args=args), data)

    return send


def see(client, person, name, *args):
    client.force_login(person)
    return client.get(reverse(f"profiles:{name}", args=args))


def a_file(content=FLAT, name=FLAT_NAME):
    return SimpleUploadedFile(name, content)


class TestUpload:
    def test_choose_look_confirm_done(self, client, clara, send):
        shown = send(clara, "new_upload", file=a_file(), owner="")
        upload = Upload.objects.get()
        assert shown.url == reverse("profiles:upload", args=[upload.pk])

        preview = see(client, clara, "upload", upload.pk).content.decode()
        assert "2 Gemeinden" in preview
        assert "2 Werte einlesen" in preview

        send(clara, "confirmation", upload.pk, retrieved_on="2025-03-01")
        dataset = Dataset.objects.get()
        assert dataset.retrieved_at.date().isoformat() == "2025-03-01"
        assert "2 Werte sind übernommen" in see(client, clara, "upload", upload.pk).content.decode()

    def test_a_wrong_kind_of_file_is_refused_on_the_page(self, client, clara, send):
        response = send(
            clara, "new_upload", file=a_file(b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "b.png"), owner=""
        )

        assert response.status_code == 409
        assert "nicht erlaubt" in response.content.decode()
        assert Upload.objects.count() == 0

    def test_without_a_file_nothing_happens(self, clara, send):
        response = send(clara, "new_upload", owner="")

        assert response.status_code == 422
        assert Upload.objects.count() == 0

    def test_columns_are_assigned_on_the_page(self, client, anna, musterstadt, send):
        send(anna, "new_upload", file=a_file(UNKNOWN, "liste.csv"), owner=musterstadt.pk)
        upload = Upload.objects.get()
        assert "Spalten zuordnen" in see(client, anna, "upload", upload.pk).content.decode()

        refused = send(anna, "columns", upload.pk, area="Ort", persons="Wieviele")
        assert refused.status_code == 422
        assert "Stichtag oder Jahr" in refused.content.decode()

        send(anna, "columns", upload.pk, area="Ort", persons="Wieviele", year="Wann")
        upload.refresh_from_db()
        assert (upload.state, upload.preview["cells"]) == ("readable", 2)

    def test_a_decision_is_asked_for_and_kept(self, client, anna, musterstadt, send):
        content = TEMPLATE.replace(b";41", b";k.A.")
        send(anna, "new_upload", file=a_file(content, "quartier.csv"), owner=musterstadt.pk)
        upload = Upload.objects.get()
        page = see(client, anna, "upload", upload.pk).content.decode()
        assert "Wofür steht „k.A.“?" in page
        assert "Zeile 2" in page

        send(anna, "columns", upload.pk, sign=".")

        upload.refresh_from_db()
        assert (upload.state, upload.mapping) == ("readable", {"signs": {"k.A.": "."}})

    def test_a_file_whose_worker_died_can_be_tried_again(self, client, clara, send):
        send(clara, "new_upload", file=a_file(), owner="")
        Upload.objects.update(state="unreadable", error_code="job_interrupted")
        upload = Upload.objects.get()
        assert "Noch einmal versuchen" in see(client, clara, "upload", upload.pk).content.decode()

        send(clara, "columns", upload.pk)

        upload.refresh_from_db()
        assert (upload.state, upload.error_code) == ("readable", "")

    def test_a_number_that_is_none_anywhere_is_not_asked_about(self, client, clara, send):
        send(clara, "new_upload", file=a_file(FLAT.replace(b";900;", b";9 00;")), owner="")

        page = see(client, clara, "upload", Upload.objects.get().pk).content.decode()

        assert "9 00" in page
        assert "Nachkommastellen" not in page

    def test_a_discarded_file_leaves_the_list(self, client, clara, send):
        send(clara, "new_upload", file=a_file(), owner="")
        upload = Upload.objects.get()
        assert FLAT_NAME in see(client, clara, "imports").content.decode()

        send(clara, "removal", upload.pk)

        assert FLAT_NAME not in see(client, clara, "imports").content.decode()
        assert send(clara, "removal", upload.pk).status_code == 409

    def test_a_stranger_finds_nothing(self, client, anna, bert, clara, musterstadt, send):
        send(anna, "new_upload", file=a_file(TEMPLATE, "quartier.csv"), owner=musterstadt.pk)
        upload = Upload.objects.get()

        for stranger in (bert, clara):
            assert see(client, stranger, "upload", upload.pk).status_code == 404
            for name in ("columns", "confirmation", "removal"):
                assert send(stranger, name, upload.pk).status_code == 404
        assert Dataset.objects.count() == 0

    def test_the_auditor_reads_but_does_not_bring_in(self, client, auditor):
        assert see(client, auditor, "imports").status_code == 200
        assert see(client, auditor, "new_upload").status_code == 404

    def test_official_figures_are_not_a_choice_for_a_kommune(self, anna, send):
        response = send(anna, "new_upload", file=a_file(), owner="")

        assert response.status_code == 422


class TestTables:
    def test_own_figures_are_seen_by_their_kommune_and_the_auditor(
        self, client, anna, bert, clara, auditor, musterstadt, stored
    ):
        own = put_in(
            [(TOWN, POPULATION, 2023, 5)], owner=musterstadt, by=anna, title="Geheimes Quartier"
        ).dataset

        seen = {
            person.name: see(client, person, "table", own.pk).status_code
            for person in (anna, bert, clara, auditor)
        }

        assert seen == {"Anna": 200, "Bert": 404, "Clara": 404, "Doris": 200}
        assert "Geheimes Quartier" not in see(client, bert, "imports").content.decode()

    def test_official_figures_are_seen_by_everybody_with_an_account(
        self, client, anna, musterstadt, stored
    ):
        dataset = put_in([(TOWN, POPULATION, 2023, 5)]).dataset

        assert see(client, anna, "table", dataset.pk).status_code == 200
        client.logout()
        assert client.get(reverse("profiles:table", args=[dataset.pk])).status_code == 302

    def test_a_table_is_withdrawn_with_a_reason(self, client, clara, musterstadt, stored, send):
        dataset = put_in([(TOWN, POPULATION, 2023, 5)]).dataset

        assert send(clara, "withdrawal", dataset.pk).status_code == 422
        send(clara, "withdrawal", dataset.pk, reason="Kommafehler")

        assert "Kommafehler" in see(client, clara, "table", dataset.pk).content.decode()
        assert send(clara, "withdrawal", dataset.pk, reason="noch einmal").status_code == 409

    def test_others_cannot_withdraw(self, anna, auditor, musterstadt, stored, send):
        dataset = put_in([(TOWN, POPULATION, 2023, 5)]).dataset

        for person in (anna, auditor):
            assert send(person, "withdrawal", dataset.pk, reason="weg").status_code == 404
        dataset.refresh_from_db()
        assert dataset.state == "ready"

    def test_former_versions_are_listed_on_request(self, client, clara, musterstadt, stored):
        put_in([(TOWN, POPULATION, 2023, 5)])
        new = put_in([(TOWN, POPULATION, 2023, 6)]).dataset
        withdraw_dataset(new, reason="falsch", by=clara)
        client.force_login(clara)

        short = client.get(reverse("profiles:imports")).content.decode()
        long = client.get(reverse("profiles:imports"), {"alle": "on"}).content.decode()

        assert (short.count("/zahlen/tabelle/"), long.count("/zahlen/tabelle/")) == (1, 2)

    @pytest.mark.parametrize("count", [1, 3])
    def test_the_list_asks_the_database_the_same_for_any_length(
        self, client, clara, musterstadt, stored, django_assert_num_queries, count
    ):
        for number in range(count):
            put_in([(TOWN, POPULATION, 2023, 5)], code=f"t{number}", by=clara)
            Upload.objects.create(file=stored, file_name="x.csv", received_by=clara)
        client.force_login(clara)

        with django_assert_num_queries(6):
            client.get(reverse("profiles:imports"))

    def test_years_have_no_thousands(self, client, clara, musterstadt, stored):
        first = put_in([(TOWN, POPULATION, year, 5000) for year in (2011, 2015)]).dataset
        second = put_in([(TOWN, POPULATION, year, 6000) for year in (2011, 2015)]).dataset

        for name, arguments in (
            ("imports", ()), ("table", (first.pk,)), ("table", (second.pk,)),
        ):  # fmt: skip
            page = see(client, clara, name, *arguments).content.decode()
            assert "2011" in page
            assert "2.011" not in page
            assert "2.015" not in page

    def test_the_search_looks_into_code_and_title(self, client, clara, musterstadt, stored):
        put_in([(TOWN, POPULATION, 2023, 5)], code="12411-01-01-5")
        client.force_login(clara)

        def found(text):
            return (
                "12411-01-01-5"
                in client.get(reverse("profiles:imports"), {"suche": text}).content.decode()
            )

        assert (found("12411"), found("bevölkerung"), found("arbeitslose")) == (True, True, False)


class TestEntry:
    GIVEN = {"source": "Melderegister", "retrieved_on": "2025-02-03", "day": "2024-12-31"}

    def test_what_is_typed_becomes_a_table(self, client, anna, send):
        area = anna.current_mandates[0].organisation.areas.get()

        response = send(
            anna,
            "entry",
            **self.GIVEN,
            area=area.pk,
            f_all="1.204",
            m_all=".",
            **{f"births_{LAST}": "12"},
        )

        dataset = Dataset.objects.get()
        assert response.url == reverse("profiles:table", args=[dataset.pk])
        assert (dataset.dialect, dataset.source, dataset.owner.key) == (
            "manual",
            "Melderegister",
            "musterstadt",
        )
        cells = Observation.objects.values_list("series__subject", "series__sex", "value", "marker")
        assert sorted(cells) == [
            ("births", "", 12.0, ""),
            ("population", "f", 1204.0, ""),
            ("population", "m", None, "."),
        ]  # fmt: skip

    def test_lines_out_of_a_spreadsheet_are_read(self, anna, send):
        area = anna.current_mandates[0].organisation.areas.get()
        pasted = (
            "Alter\tweiblich\tmännlich\n0 bis 17\t100\t110\n"
            "18 bis 64\t300\t310\n65 Jahre und mehr\t90\t80\n"
        )
        events = "2023\t10\t12\t40\t\n2024\t11\t13\t41\t39\n"

        send(
            anna, "entry", **self.GIVEN, area=area.pk, pasted_residents=pasted, pasted_events=events
        )

        assert Observation.objects.filter(series__subject="population").count() == 6
        assert Observation.objects.exclude(series__subject="population").count() == 7

    @pytest.mark.parametrize(
        ("field", "value", "sentence"),
        [
            ("f_0", "drei", "keine ganze Zahl"),
            (f"births_{LAST}", "1,5", "keine ganze Zahl"),
            ("pasted_residents", "Kinder 7\t1\t2", "keine Altersgruppe"),
            ("pasted_residents", "0 bis 2\t1", "2 Spalten"),
            ("pasted_events", "24\t1\t2\t3\t4", "kein Jahr"),
        ],
    )
    def test_a_mistake_is_named_and_nothing_typed_is_lost(self, anna, send, field, value, sentence):
        area = anna.current_mandates[0].organisation.areas.get()

        right = f"births_{LAST - 1}" if "residents" in field else "m_75"
        given = self.GIVEN | {"area": area.pk, right: "17", field: value}

        response = send(anna, "entry", **given)

        page = response.content.decode()
        assert response.status_code == 422
        assert sentence in page
        assert 'value="17"' in page
        assert value in page
        assert Dataset.objects.count() == 0

    def test_nothing_entered_is_said(self, anna, send):
        area = anna.current_mandates[0].organisation.areas.get()

        response = send(anna, "entry", **self.GIVEN, area=area.pk)

        assert (response.status_code, Dataset.objects.count()) == (409, 0)

    def test_only_own_areas_can_be_chosen(self, anna, bert, send):
        foreign = bert.current_mandates[0].organisation.areas.get()

        response = send(anna, "entry", **self.GIVEN, area=foreign.pk, f_all="5")

        assert (response.status_code, Dataset.objects.count()) == (422, 0)

    def test_the_office_enters_nothing(self, client, clara):
        assert see(client, clara, "entry").status_code == 404


def test_the_template_is_there_as_text_and_as_workbook(client, anna):
    text = see(client, anna, "template_csv")
    book = see(client, anna, "template_xlsx")

    assert text.content.decode("utf-8-sig").startswith("Gebiet;Name;Teil_von;Stichtag;")
    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(book.content)).namelist()


def test_the_filled_workbook_can_be_read_back(client, anna, musterstadt, send):
    book = see(client, anna, "template_xlsx").content

    send(anna, "new_upload", file=a_file(book, "vorlage.xlsx"), owner=musterstadt.pk)

    upload = Upload.objects.get()
    assert (upload.state, upload.preview["cells"]) == ("readable", 4)
