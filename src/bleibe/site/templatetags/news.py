"""Pictures that packages may name."""

from django import template
from django.templatetags.static import static

register = template.Library()


@register.simple_tag
def picture(name: str) -> str:
    """Return the address of a picture of ours that a package names."""
    return static(f"site/news/{name}.svg")
