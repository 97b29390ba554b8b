"""What one of two people finds, and how a third settles a difference."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.queries import package_of_call
from bleibe.applications.checking import actions
from bleibe.applications.checking.checks import ConditionCheck
from bleibe.applications.checking.forms import FindingForm, SettlementForm
from bleibe.applications.checking.permissions import CHECK, SETTLE
from bleibe.applications.checking.queries import check_of
from bleibe.applications.checking.shown import one_shown
from bleibe.applications.checking.told import told_about
from bleibe.applications.checking.views.places import Asked, address, application_with, form_page
from bleibe.forms.queries import attachments_of
from bleibe.kernel.access import page


@page(CHECK)
def finding(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    application = application_with(request, reference, CHECK)
    checked = _condition(application, key)
    mine = next((each for each in checked.people if each.by_id == request.user.pk), None)
    initial = {
        "verdict": mine.verdict, "reason": mine.reason, "evidence": mine.evidence_id,
        "page": mine.page,
    } if mine else {}  # fmt: skip
    form = FindingForm(
        request.POST or None, initial=initial, attachments=attachments_of(application.draft)
    )
    return form_page(
        request, form,
        lambda data: actions.find(application, condition=key, **data, by=request.user),
        asked=Asked(
            checked.condition.name, _("Feststellung speichern"), address(application),
            lead=checked.condition.judgement or checked.condition.text,
            said=_("Ihre Feststellung ist gespeichert."), about=application.reference,
        ),
        application=application, shown=_shown(request, application, checked),
        told=told_about(application, checked.condition),
    )  # fmt: skip


@page(SETTLE)
def settlement(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    application = application_with(request, reference, SETTLE)
    checked = _condition(application, key)
    return form_page(
        request, SettlementForm(request.POST or None),
        lambda data: actions.settle(application, condition=key, **data, by=request.user),
        asked=Asked(
            _("Abweichung klären: {name}").format(name=checked.condition.name),
            _("Klärung speichern"), address(application),
            lead=_("Zwei Menschen haben Verschiedenes festgestellt. Sie entscheiden als Dritte."),
            said=_("Die Abweichung ist geklärt."), about=application.reference,
        ),
        application=application, shown=_shown(request, application, checked),
        told=told_about(application, checked.condition),
    )  # fmt: skip


def _condition(application: Application, key: str) -> ConditionCheck:
    found = check_of(application).of(key)
    if found is None:
        raise Http404
    return found


def _shown(request: HttpRequest, application: Application, checked: ConditionCheck):
    form = package_of_call(application.call).form
    return one_shown(checked, form=form, reader=request.user)
