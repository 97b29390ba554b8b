from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bleibe.design import navigation
from bleibe.kernel.sections import FIGURES


class ProfilesConfig(AppConfig):
    name = "bleibe.profiles"
    label = "profiles"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bleibe.profiles import known_facts  # noqa: PLC0415 - needs the app registry

        known_facts.provide_all()
        navigation.register(
            navigation.NavItem(
                _("Zahlen"), "profiles:imports", order=30, section=FIGURES,
                visible=lambda request: request.user.is_authenticated,
            ),
        )  # fmt: skip
