from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bleibe.design import navigation


class PartiesConfig(AppConfig):
    name = "bleibe.parties"
    label = "parties"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bleibe.kernel.permissions import may  # noqa: PLC0415 - needs the app registry
        from bleibe.parties.permissions import SEE_PEOPLE  # noqa: PLC0415 - needs the app registry

        navigation.register(
            navigation.NavItem(
                _("Gebiete"), "parties:areas", order=40,
                visible=lambda request: request.user.is_authenticated,
            ),
            navigation.NavItem(
                _("Menschen"), "parties:organisations", order=50,
                visible=lambda request: may(request.user, SEE_PEOPLE),
            ),
        )  # fmt: skip
