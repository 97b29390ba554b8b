"""Renders ordinary Django forms with KERN markup: ``{{ form }}`` is enough.

Labels, hints, errors and their links to the fields come from the templates in
``templates/design/forms``; the classes of the inputs from `KernField`.
"""

from django import forms
from django.forms.renderers import TemplatesSetting


class KernField(forms.BoundField):
    """A field of a form that knows which KERN component it is."""

    @property
    def component(self) -> str:
        """Return ``options``, ``checkbox``, ``select``, ``file`` or ``input``."""
        widget = self.field.widget
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return "options"
        if isinstance(widget, forms.CheckboxInput):
            return "checkbox"
        if isinstance(widget, forms.FileInput):
            return "file"
        if isinstance(widget, forms.Select) and not widget.allow_multiple_selected:
            return "select"
        return "input"

    @property
    def first_input_id(self) -> str:
        """Return the id to which an error message leads: the field, or its first choice."""
        if self.component == "options" or isinstance(self.field.widget, forms.MultiWidget):
            return f"{self.auto_id}_0"
        return self.auto_id

    def build_widget_attrs(self, attrs, widget=None):
        """Add the component's classes to what the form's author gave."""
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        names = [_input_class(widget)]
        if self.errors:
            names.append(f"{names[0]}--error")
        given = attrs.get("class") or widget.attrs.get("class")
        attrs["class"] = " ".join([*names, *([given] if given else [])])
        return attrs


def _input_class(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput | forms.CheckboxSelectMultiple):
        return "kern-form-check__checkbox"
    if isinstance(widget, forms.RadioSelect):
        return "kern-form-check__radio"
    if isinstance(widget, forms.Select) and not widget.allow_multiple_selected:
        return "kern-form-input__select"
    return "kern-form-input__input"


class KernRenderer(TemplatesSetting):
    """Form fields as KERN components."""

    form_template_name = "design/forms/form.html"
    field_template_name = "design/forms/field.html"
    bound_field_class = KernField


class CalendarInput(forms.DateInput):
    """The browser's own date input; it shows the date in the reader's own way."""

    input_type = "date"

    def __init__(self, attrs=None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")
