"""Kept scenarios as files: assumptions and results, for spreadsheets and for programs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from bleibe.kernel.access import signed_in
from bleibe.profiles.queries.scenarios import scenarios_for, with_run
from bleibe.profiles.scenarios.export import as_csv, as_json


@signed_in
@require_safe
def scenario_csv(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(with_run(scenarios_for(request.user)), pk=pk)
    return _file(as_csv(found), "text/csv; charset=utf-8", f"{slugify(found.name)}.csv")


@signed_in
@require_safe
def scenario_json(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(with_run(scenarios_for(request.user)), pk=pk)
    return _file(as_json(found), "application/json", f"{slugify(found.name)}.json")


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="szenario-{name}"'},
    )
