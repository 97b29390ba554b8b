from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bleibe.design import navigation
from bleibe.kernel.sections import CALLS


class ReviewingConfig(AppConfig):
    name = "bleibe.applications.reviewing"
    label = "reviewing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bleibe.applications.reviewing.actions import (  # noqa: PLC0415 - needs the app registry
            closing,
        )
        from bleibe.applications.reviewing.permissions import (  # noqa: PLC0415 - as above
            READ_ASSIGNED,
        )
        from bleibe.kernel.permissions import may  # noqa: PLC0415 - needs the app registry

        closing.connect()
        navigation.register(
            navigation.NavItem(
                _("Gutachten"), "reviewing:mine", order=32, section=CALLS,
                visible=lambda request: may(request.user, READ_ASSIGNED),
            ),
        )  # fmt: skip
