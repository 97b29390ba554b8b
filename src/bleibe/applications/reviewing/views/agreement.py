"""How far reviewers agree, and how severe they are, as charts and in plain words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from bleibe.applications.reviewing.permissions import READ_REVIEWS
from bleibe.applications.reviewing.queries.agreement import Reliability, reliability_of
from bleibe.applications.reviewing.queries.scope import calls_for
from bleibe.applications.reviewing.views.tabs import tabs_for
from bleibe.design.charts import BarSeries, Chart, bars
from bleibe.kernel.access import page


@page(READ_REVIEWS)
def agreement(request: HttpRequest, key: str) -> HttpResponse:
    """Show agreement by criterion and severity by person."""
    call = get_object_or_404(calls_for(request.user).select_related("package"), key=key)
    found = reliability_of(call, person=request.user)
    context = {
        "call": call,
        "tabs": tabs_for(request.user, call=call, here="agreement"),
        "reliability": found,
        "charts": _charts(found),
    }
    return render(request, "reviewing/agreement.html", context)


def _charts(found: Reliability) -> list[Chart]:
    charts = []
    if any(each.found.alpha is not None for each in found.conditions):
        charts.append(_alphas(found))
    if any(each.leniency is not None for each in found.reviewers):
        charts.append(_leniencies(found))
    return charts


def _alphas(found: Reliability) -> Chart:
    values = tuple(each.found.alpha for each in found.conditions)
    return bars(
        _("Übereinstimmung je Kriterium"),
        categories=[each.criterion.name for each in found.conditions],
        series=[BarSeries(_("Krippendorffs Alpha"), values, missing=_("noch nicht zu sagen"))],
        unit=_("Alpha"),
        digits=2,
    )


def _leniencies(found: Reliability) -> Chart:
    values = tuple(each.leniency for each in found.reviewers)
    missing = _("niemand las dieselben Bewerbungen")
    return bars(
        _("Milde und Strenge"),
        categories=[each.person.name for each in found.reviewers],
        series=[BarSeries(_("Abstand zu den anderen"), values, missing=missing)],
        unit=_("Punkte"),
        digits=1,
    )
