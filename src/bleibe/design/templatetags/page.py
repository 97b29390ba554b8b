"""What page frame and components ask for: navigation links, page numbers, kinds of alerts."""

from django import template
from django.core.paginator import Page

from bleibe.design import navigation

register = template.Library()

ALERT_OF_LEVEL = {"success": "success", "warning": "warning", "error": "danger"}


@register.simple_tag(takes_context=True)
def navigation_links(context, place="main"):
    """Return the links of the main navigation or of the account menu for this visitor."""
    request = context.get("request")
    return navigation.links_for(request, place=place) if request is not None else []


@register.filter
def alert_kind(message):
    """Return the kind of alert in which a message of the framework is shown."""
    return ALERT_OF_LEVEL.get(message.level_tag, "info")


@register.filter
def field_pairs(form):
    """Return the visible fields with their errors, as the form's own template gets them."""
    return [(field, field.errors) for field in form.visible_fields()]


@register.filter
def page_numbers(page: Page) -> list[int | None]:
    """Return the numbers to show around the current page; None stands for a gap."""
    elided = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in elided]


@register.simple_tag(takes_context=True)
def page_address(context, param, number):
    """Return the query of the same page with another page number."""
    request = context.get("request")
    query = request.GET.copy() if request is not None else None
    if query is None:
        return f"?{param}={number}"
    query[param] = number
    return f"?{query.urlencode()}"
