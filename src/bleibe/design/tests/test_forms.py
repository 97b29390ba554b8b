import re

from django import forms

from bleibe.design.forms import CalendarInput


class Application(forms.Form):
    name = forms.CharField(label="Name", help_text="Wie im Ausweis")
    mail = forms.EmailField(label="E-Mail", required=False)
    kind = forms.ChoiceField(label="Art", choices=[("q", "Quartier"), ("g", "Gemeinde")])
    source = forms.ChoiceField(
        label="Quelle", choices=[("r", "Register"), ("a", "Amt")], widget=forms.RadioSelect
    )
    topics = forms.MultipleChoiceField(
        label="Themen",
        choices=[("w", "Wohnen"), ("m", "Mobilität")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    day = forms.DateField(label="Stichtag", widget=CalendarInput, required=False)
    paper = forms.FileField(label="Beschluss", required=False)
    agreed = forms.BooleanField(label="Abgestimmt")
    token = forms.CharField(widget=forms.HiddenInput)


def element(html: str, pattern: str) -> str:
    found = re.findall(rf"<[^>]*{pattern}[^>]*>", html)
    assert len(found) == 1, found
    return found[0]


def test_a_text_field_has_label_hint_and_class() -> None:
    html = str(Application())

    assert '<label class="kern-label" for="id_name">Name' in html
    assert 'id="id_name_helptext">Wie im Ausweis<' in html
    field = element(html, 'name="name"')
    assert 'class="kern-form-input__input"' in field
    assert 'aria-describedby="id_name_helptext"' in field


def test_only_what_is_optional_is_marked() -> None:
    html = str(Application())

    assert html.count("(freiwillig)") == 4


def test_choices_stand_in_a_fieldset_with_their_question() -> None:
    html = str(Application())

    assert re.search(r"<fieldset[^>]*>\s*<legend class=\"kern-label\">Quelle", html)
    assert '<label class="kern-label" for="id_source_1">Amt</label>' in html
    assert 'class="kern-form-check__radio"' in element(html, 'id="id_source_0"')
    assert 'class="kern-form-check__checkbox"' in element(html, 'id="id_topics_0"')


def test_a_select_lies_in_its_wrapper_and_a_date_is_the_browsers_own() -> None:
    html = str(Application(initial={"day": "2026-03-14"}))

    assert '<div class="kern-form-input__select-wrapper"><select name="kind"' in html
    assert 'type="date"' in element(html, 'name="day"')


def test_errors_are_listed_above_and_lead_to_their_fields() -> None:
    html = str(Application({"mail": "keine Adresse", "token": "x"}))

    links = re.findall(r'<li><a href="#([\w-]+)">([^<:]+):', html)
    assert links == [
        ("id_name", "Name"),
        ("id_mail", "E-Mail"),
        ("id_kind", "Art"),
        ("id_source_0", "Quelle"),
        ("id_agreed", "Abgestimmt"),
    ]
    assert all(f'id="{target}"' in html for target, _label in links)
    assert html.count('role="alert"') == 1


def test_an_error_is_tied_to_its_field_and_the_input_is_kept() -> None:
    html = str(Application({"mail": "keine Adresse"}))

    field = element(html, 'name="mail"')
    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="id_mail_error"' in field
    assert 'value="keine Adresse"' in field
    assert "kern-form-input__input--error" in field
    assert 'id="id_mail_error"' in html


def test_an_error_of_a_hidden_field_is_told_as_well() -> None:
    html = str(Application({}))

    assert "(Verstecktes Feld token)" in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert "error-summary" not in str(Application())


def test_a_class_given_by_the_author_stays() -> None:
    class Narrow(forms.Form):
        year = forms.IntegerField(widget=forms.NumberInput(attrs={"class": "narrow"}))

    assert 'class="kern-form-input__input narrow"' in str(Narrow())


def test_what_people_typed_is_escaped_in_the_summary() -> None:
    class Strict(forms.Form):
        kind = forms.ChoiceField(choices=[("a", "A")], label="<b>Art</b>")

    html = str(Strict({"kind": "<script>"}))

    assert "<script>" not in html
    assert "<b>" not in html
