"""The stocktaking: what is there already."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bleibe.appraisal import queries
from bleibe.appraisal.actions.stocktaking import add_item, change_item, remove_item
from bleibe.appraisal.forms.stocktaking import ItemForm
from bleibe.appraisal.permissions import READ_APPRAISAL, WRITE_APPRAISAL
from bleibe.appraisal.views.places import (
    Asked,
    bare_form,
    form_page,
    place_of,
    place_of_row,
    shared,
)
from bleibe.kernel import files
from bleibe.kernel.access import page
from bleibe.kernel.paging import page_of

HERE = "stocktaking"


@page(READ_APPRAISAL)
def stocktaking(request: HttpRequest, key: str) -> HttpResponse:
    place = place_of(request, key, READ_APPRAISAL)
    items = queries.items_of(place.organisation, area=place.area)
    context = shared(request, place, HERE) | {"page": page_of(items, asked=request.GET)}
    return render(request, "appraisal/stocktaking.html", context)


@page(WRITE_APPRAISAL)
def new_item(request: HttpRequest, key: str) -> HttpResponse:
    place = place_of(request, key, WRITE_APPRAISAL)
    form = ItemForm(request.POST or None, request.FILES or None)
    return form_page(
        request, form,
        lambda _data: add_item(
            place.organisation, area=place.area, facts=form.facts(), attached=form.attached(),
            by=request.user,
        ),
        place=place, here=HERE,
        asked=Asked(
            _("Eintrag erfassen"), _("Eintrag speichern"), place.address(HERE),
            lead=_("Ein Konzept, eine Studie, ein Beschluss, eine Initiative oder eine Maßnahme, "
                   "auf der sich bauen lässt."),
            said=_("Der Eintrag ist gespeichert."),
        ),
    )  # fmt: skip


@page(WRITE_APPRAISAL)
def item(request: HttpRequest, pk: int) -> HttpResponse:
    item = get_object_or_404(
        queries.items_for(request.user, WRITE_APPRAISAL).prefetch_related("relevances"), pk=pk
    )
    place = place_of_row(item)
    form = ItemForm(request.POST or None, request.FILES or None, initial=ItemForm.initial_of(item))
    return form_page(
        request, form,
        lambda _data: change_item(
            item, area=item.area, facts=form.facts(), attached=form.attached(), by=request.user
        ),
        place=place, here=HERE,
        asked=Asked(
            _("Eintrag ändern"), _("Änderung speichern"), place.address(HERE), about=item.title,
            said=_("Die Änderung ist gespeichert."),
        ),
    )  # fmt: skip


@page(WRITE_APPRAISAL)
def item_removal(request: HttpRequest, pk: int) -> HttpResponse:
    item = get_object_or_404(queries.items_for(request.user, WRITE_APPRAISAL), pk=pk)
    place = place_of_row(item)
    return form_page(
        request, bare_form(request), lambda _data: remove_item(item, by=request.user),
        place=place, here=HERE,
        asked=Asked(
            _("„{name}“ entfernen?").format(name=item.title), _("Eintrag entfernen"),
            place.address(HERE), danger=True, said=_("Der Eintrag ist entfernt."),
            lead=_("Punkte und Faktoren, die darauf beruhen, verlieren diesen Beleg."),
        ),
    )  # fmt: skip


@page(READ_APPRAISAL)
@require_safe
def item_file(request: HttpRequest, pk: int) -> FileResponse:
    item = get_object_or_404(queries.items_for(request.user, READ_APPRAISAL), pk=pk)
    if item.file is None:
        raise Http404
    return FileResponse(
        files.path_of(item.file_id).open("rb"), content_type=item.file.media_type,
        as_attachment=True, filename=item.file_name,
    )  # fmt: skip
