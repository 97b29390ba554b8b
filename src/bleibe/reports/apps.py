from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bleibe.design import navigation


class ReportsConfig(AppConfig):
    name = "bleibe.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bleibe.kernel.permissions import may  # noqa: PLC0415 - needs the app registry
        from bleibe.reports.permissions import (  # noqa: PLC0415 - needs the app registry
            READ_PROFILES,
            READ_SYNOPSIS,
        )

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
