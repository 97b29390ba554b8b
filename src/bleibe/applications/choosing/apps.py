from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bleibe.design import navigation
from bleibe.kernel.sections import CALLS


class ChoosingConfig(AppConfig):
    name = "bleibe.applications.choosing"
    label = "choosing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bleibe.applications.choosing.permissions import (  # noqa: PLC0415 - app registry
            READ_DECISION,
            SEE_CHOOSING,
        )
        from bleibe.kernel.permissions import may  # noqa: PLC0415 - needs the app registry

        navigation.register(
            navigation.NavItem(
                _("Auswahl"), "choosing:calls", order=36, section=CALLS,
                visible=lambda request: may(request.user, SEE_CHOOSING),
            ),
            navigation.NavItem(
                _("Entscheidung und Projekt"), "choosing:own", order=37, section=CALLS,
                visible=lambda request: may(request.user, READ_DECISION),
            ),
        )  # fmt: skip
