"""The page of the Synopse and its downloads."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from bleibe.kernel.access import page
from bleibe.kernel.filetypes import XLSX
from bleibe.reports.permissions import READ_SYNOPSIS
from bleibe.reports.queries import official_figures
from bleibe.reports.synopsis import files, queries
from bleibe.reports.synopsis.forms import SynopsisForm
from bleibe.reports.synopsis.table import Synopsis, synopsis_of

FILES = {"csv": (files.csv_of, "text/csv; charset=utf-8"), "xlsx": (files.xlsx_of, XLSX)}


@page(READ_SYNOPSIS)
@require_safe
def synopsis(request: HttpRequest) -> HttpResponse:
    form, programme, found = _asked(request)
    context = {
        "form": form,
        "programme": programme,
        "synopsis": found,
        "query": request.GET.urlencode(),
        "narrowed": any(request.GET.get(name) for name in ("art", "typ", "groesse")),
    }
    status = 200 if form.is_valid() or not form.is_bound else 422
    return render(request, "reports/synopsis/page.html", context, status=status)


@page(READ_SYNOPSIS)
@require_safe
def download(request: HttpRequest, kind: str) -> HttpResponse:
    _form, programme, found = _asked(request)
    if found is None:
        raise Http404
    make, media_type = FILES[kind]
    name = f"synopse-{slugify(programme.key)}.{kind}"
    return HttpResponse(
        make(found),
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _asked(request: HttpRequest) -> tuple[SynopsisForm, object | None, Synopsis | None]:
    """Return the form, the programme asked for or the newest, and its Synopse."""
    programmes = queries.programmes()
    form = SynopsisForm(request.GET or None, programmes=programmes)
    chosen = form.cleaned_data if form.is_valid() else {}
    asked = chosen.get("programm")
    programme = next((one for one in programmes if not asked or one.key == asked), None)
    if programme is None:
        return form, None, None
    found = synopsis_of(programme, keys=form.keys, datasets=official_figures())
    return (
        form,
        programme,
        found.narrowed(
            kind=chosen.get("art", ""),
            type_key=chosen.get("typ", ""),
            size=chosen.get("groesse", ""),
        ),
    )
