from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bleibe.design import navigation
from bleibe.kernel.sections import CALLS


class CheckingConfig(AppConfig):
    name = "bleibe.applications.checking"
    label = "checking"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bleibe.applications.checking.permissions import (  # noqa: PLC0415 - needs the app registry
            READ_CHECKS,
        )
        from bleibe.kernel.permissions import may  # noqa: PLC0415 - needs the app registry

        navigation.register(
            navigation.NavItem(
                _("Prüfung"), "checking:applications", order=31, section=CALLS,
                visible=lambda request: may(request.user, READ_CHECKS),
            ),
        )  # fmt: skip
