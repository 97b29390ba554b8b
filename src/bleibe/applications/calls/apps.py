from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bleibe.design import navigation
from bleibe.kernel.sections import CALLS


class CallsConfig(AppConfig):
    name = "bleibe.applications.calls"
    label = "calls"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bleibe.applications.calls.permissions import (  # noqa: PLC0415 - needs the app registry
            LEAD_CALLS,
        )
        from bleibe.kernel.permissions import may  # noqa: PLC0415 - needs the app registry

        navigation.register(
            navigation.NavItem(
                _("Aufrufe führen"), "calls:calls", order=27, section=CALLS,
                visible=lambda request: may(request.user, LEAD_CALLS),
            ),
        )  # fmt: skip
