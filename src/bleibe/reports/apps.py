from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bleibe.design import navigation


def _begin_to_build(*, dataset, **_signal) -> None:
    from bleibe.reports import warming  # noqa: PLC0415 - needs the app registry

    warming.begin(dataset)


def _hide_retracted(*, organisation, by, **_signal) -> None:
    from bleibe.reports.writing.actions import retracting  # noqa: PLC0415 - needs the app registry

    retracting.hide_retracted(organisation, by=by)


class ReportsConfig(AppConfig):
    name = "bleibe.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bleibe.appraisal import readings  # noqa: PLC0415 - needs the app registry
        from bleibe.appraisal.retraction import wordings_retracted  # noqa: PLC0415 - see above
        from bleibe.kernel.permissions import may  # noqa: PLC0415 - needs the app registry
        from bleibe.profiles.changes import figures_changed  # noqa: PLC0415 - see above
        from bleibe.reports.citable import citable_readings  # noqa: PLC0415 - see above
        from bleibe.reports.permissions import (  # noqa: PLC0415 - needs the app registry
            READ_PROFILES,
            READ_SYNOPSIS,
        )

        readings.register(citable_readings)
        figures_changed.connect(_begin_to_build, dispatch_uid="reports.warming")
        wordings_retracted.connect(_hide_retracted, dispatch_uid="reports.retracted")
        navigation.register(
            navigation.NavItem(
                _("Kommunalprofile"), "reports:profiles", order=20,
                visible=lambda request: may(request.user, READ_PROFILES),
            ),
            navigation.NavItem(
                _("Veröffentlichte Profile"), "reports:published", order=80,
                visible=lambda request: not may(request.user, READ_PROFILES),
            ),
            navigation.NavItem(
                _("Synopse"), "synopsis:synopsis", order=21,
                visible=lambda request: may(request.user, READ_SYNOPSIS),
            ),
        )  # fmt: skip
