"""Where a named Kommune stands behind an organisation, its applications are closed at once.

People name places of the directory. The one door asks for organisations; so each organisation
that stands for a named place gets its row of bias: when the place is named, when the
organisation takes up the place, and when it applies for it.
"""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.signals import m2m_changed, post_save
from django.utils import timezone

from bleibe.applications.applying.models import Application, Assignment, Bias
from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.models import DeclaredKommune
from bleibe.parties.models import Area, Organisation


def close_named(named: DeclaredKommune) -> None:
    """Close all organisations that stand for a named place or for a Quartier in it."""
    place = Q(areas=named.area_id) | Q(areas__parent=named.area_id, areas__level="quarter")
    applied = Application.objects.filter(call=named.declaration.call).filter(
        Q(area=named.area_id) | Q(area__parent=named.area_id, area__level="quarter")
    )
    organisations = Organisation.objects.filter(
        place | Q(pk__in=applied.values("organisation")), kind__in=Organisation.KOMMUNEN
    ).distinct()
    for organisation in organisations:
        _close([named], organisation=organisation, call=named.declaration.call)


def connect() -> None:
    """Follow new applications and new places of organisations."""
    post_save.connect(_application_begun, sender=Application, dispatch_uid="reviewing.begun")
    m2m_changed.connect(
        _places_taken, sender=Organisation.areas.through, dispatch_uid="reviewing.places"
    )


def _application_begun(*, instance: Application, created: bool, **_signal: object) -> None:
    if created:
        areas = set(instance.organisation.areas.values_list("pk", flat=True))
        areas |= {instance.area_id} if instance.area_id else set()
        named = _naming(areas).filter(declaration__call=instance.call_id)
        _close(named, organisation=instance.organisation, call=instance.call)


def _places_taken(
    *, instance: object, action: str, pk_set: Collection[int] | None, **_signal: object
) -> None:
    if action != "post_add" or not pk_set:
        return
    organisations = [instance] if isinstance(instance, Organisation) else (
        Organisation.objects.filter(pk__in=pk_set)
    )  # fmt: skip
    areas = pk_set if isinstance(instance, Organisation) else {instance.pk}
    for named in _naming(areas).select_related("declaration__call"):
        for organisation in organisations:
            if organisation.is_kommune:
                _close([named], organisation=organisation, call=named.declaration.call)


def _naming(areas: Collection[int]) -> QuerySet[DeclaredKommune]:
    """Return who named one of these places, or the Gemeinde that a Quartier lies in."""
    above = Area.objects.filter(pk__in=areas, level=Area.Level.QUARTER).values("parent")
    return DeclaredKommune.objects.filter(
        Q(area__in=areas) | Q(area__in=above)
    ).select_related("declaration")  # fmt: skip


@transaction.atomic
def _close(named: Iterable[DeclaredKommune], *, organisation: Organisation, call: Call) -> None:
    for each in named:
        Bias.objects.get_or_create(
            call=call, organisation=organisation, person_id=each.declaration.person_id,
            defaults={"kind": each.kind, "reason": each.reason},
        )  # fmt: skip
        Assignment.objects.filter(
            person_id=each.declaration.person_id, withdrawn_at=None,
            application__call=call, application__organisation=organisation,
        ).update(withdrawn_at=timezone.now(), withdrawn_by=each.declaration.person_id)  # fmt: skip
