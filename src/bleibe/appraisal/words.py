"""Years and reasons in the words that people read."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bleibe.appraisal.models import StocktakingItem
from bleibe.appraisal.proposals import Proposal


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
