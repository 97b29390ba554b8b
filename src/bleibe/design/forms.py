"""Renders Django forms with KERN markup."""

from django.forms.renderers import TemplatesSetting


class KernRenderer(TemplatesSetting):
    """Form fields as KERN components."""
