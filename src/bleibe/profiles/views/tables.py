"""All tables, and one table."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bleibe.kernel.access import page, signed_in
from bleibe.kernel.attempt import attempt
from bleibe.kernel.paging import page_of
from bleibe.kernel.permissions import may
from bleibe.profiles import queries
from bleibe.profiles.actions.withdrawal import withdraw_dataset
from bleibe.profiles.forms.tables import TableSearch, WithdrawalForm
from bleibe.profiles.models import Dataset
from bleibe.profiles.permissions import IMPORT_OFFICIAL, IMPORT_OWN, USE_UPLOADS
from bleibe.profiles.shown import table_shown


@signed_in
def imports(request: HttpRequest) -> HttpResponse:
    form = TableSearch(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = queries.find_datasets(
        request.user, text=chosen.get("suche", ""), with_former=chosen.get("alle", False)
    )
    context = {
        "form": form,
        "page": page_of(found, asked=request.GET),
        "searched": any(chosen.values()),
        "open_uploads": queries.open_uploads(request.user),
        "may_upload": may(request.user, USE_UPLOADS),
        "may_enter": may(request.user, IMPORT_OWN),
        "may_fetch": may(request.user, IMPORT_OFFICIAL),
    }
    return render(request, "profiles/imports.html", context)


@signed_in
def table(request: HttpRequest, pk: int) -> HttpResponse:
    dataset = get_object_or_404(queries.datasets_for(request.user), pk=pk)
    return render(request, "profiles/table.html", _context(request, dataset, WithdrawalForm()))


@page(USE_UPLOADS)
@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    dataset = get_object_or_404(queries.datasets_to_change(request.user), pk=pk)
    form = WithdrawalForm(request.POST)
    tried = attempt(request, form, lambda data: withdraw_dataset(dataset, **data, by=request.user))
    if tried.done:
        messages.success(request, _("Die Tabelle ist zurückgezogen."))
        return redirect("profiles:table", pk)
    context = _context(request, dataset, form)
    return render(request, "profiles/table.html", context, status=tried.status)


def _context(request: HttpRequest, dataset: Dataset, form: WithdrawalForm) -> dict[str, object]:
    action = IMPORT_OFFICIAL if dataset.is_official else IMPORT_OWN
    about = None if dataset.is_official else dataset
    can_end = Dataset.State.WITHDRAWN in Dataset.NEXT[Dataset.State(dataset.state)]
    return {
        "dataset": dataset,
        "shown": table_shown(dataset),
        "versions": queries.versions_of(dataset, person=request.user),
        "form": form,
        "may_withdraw": can_end and may(request.user, action, about),
    }
