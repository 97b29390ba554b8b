from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bleibe.design import navigation


class ProfilesConfig(AppConfig):
    name = "bleibe.profiles"
    label = "profiles"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        navigation.register(
            navigation.NavItem(
                _("Zahlen"), "profiles:imports", order=30,
                visible=lambda request: request.user.is_authenticated,
            ),
        )  # fmt: skip
