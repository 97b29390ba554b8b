"""What the page frame asks for: navigation links, and the direction of the language."""

from django import template

from bleibe.design import navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def navigation_links(context, place="main"):
    """Return the links of the main navigation or of the account menu for this visitor."""
    request = context.get("request")
    return navigation.links_for(request, place=place) if request is not None else []


ALERT_OF_LEVEL = {"success": "success", "warning": "warning", "error": "danger"}


@register.filter
def alert_kind(message):
    """Return the kind of alert in which a message of the framework is shown."""
    return ALERT_OF_LEVEL.get(message.level_tag, "info")
