"""Years and reasons in the words that people read."""

from collections.abc import Iterable
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bleibe.appraisal.models import StocktakingItem, SwotPoint
from bleibe.appraisal.proposals import Proposal

LETTERS_OF_A_PAGE = 2600
"""Two columns in the document, with the headings of the four fields."""
LETTERS_OF_A_BREAK = 30
"""What the last line of a point leaves empty on average."""
MOST_PAGES = 2


def years_of(item: StocktakingItem) -> str:
    """Return „2021“ or „2021 bis 2030“."""
    if item.valid_until is None or item.valid_until == item.year:
        return str(item.year)
    return _("{first} bis {last}").format(first=item.year, last=item.valid_until)


def reason_of(proposal: Proposal) -> str:
    """Return why the rule proposes a theme, as a sentence to go on writing from."""
    to_do = ngettext(
        "{n} Schwäche oder Risiko", "{n} Schwächen oder Risiken", len(proposal.to_do)
    ).format(n=len(proposal.to_do))
    base = ngettext(
        "{n} Stärke oder Chance", "{n} Stärken oder Chancen", len(proposal.to_build_on)
    ).format(n=len(proposal.to_build_on))
    return _("Hier gibt es zu tun ({to_do}) und etwas, worauf sich bauen lässt ({base}).").format(
        to_do=to_do, base=base
    )


def length_said(points: Iterable[SwotPoint]) -> str:
    """Return how long the SWOT will be on paper; one to two pages are meant."""
    letters = sum(len(point.text) + LETTERS_OF_A_BREAK for point in points)
    if not letters:
        return ""
    pages = max(1, ceil(letters / LETTERS_OF_A_PAGE))
    said = ngettext("etwa {n} Seite", "etwa {n} Seiten", pages).format(n=pages)
    if pages > MOST_PAGES:
        return _("Umfang: {pages}. Gedacht sind eine bis zwei; bitte kürzen.").format(pages=said)
    return _("Umfang: {pages}; gedacht sind eine bis zwei.").format(pages=said)
