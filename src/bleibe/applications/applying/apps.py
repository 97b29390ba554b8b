from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bleibe.design import navigation
from bleibe.kernel.sections import CALLS


class ApplyingConfig(AppConfig):
    name = "bleibe.applications.applying"
    label = "applying"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bleibe.applications.applying import framing  # noqa: PLC0415 - needs the app registry
        from bleibe.applications.applying.permissions import (  # noqa: PLC0415 - as above
            READ_OWN_APPLICATIONS,
            SUPPORT,
        )
        from bleibe.kernel.permissions import may  # noqa: PLC0415 - as above

        framing.connect()
        navigation.register(
            navigation.NavItem(
                _("Bewerbungen"), "applying:own", order=28, section=CALLS,
                visible=lambda request: may(request.user, READ_OWN_APPLICATIONS),
            ),
            navigation.NavItem(
                _("Begonnene Bewerbungen"), "applying:begun", order=28, section=CALLS,
                visible=lambda request: may(request.user, SUPPORT),
            ),
        )  # fmt: skip
