from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bleibe.design import navigation


class DeskConfig(AppConfig):
    name = "bleibe.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bleibe.desk.area_pages import profile_of  # noqa: PLC0415 - needs the app registry
        from bleibe.parties import area_links  # noqa: PLC0415 - needs the app registry

        area_links.register(_("Kommunalprofil lesen"), profile_of, order=10)
        navigation.register(
            navigation.NavItem(
                _("Start"), "desk:start", order=0,
                visible=lambda request: request.user.is_authenticated,
            ),
            navigation.NavItem(_("Meine Mandate"), "desk:mandates", order=10, place="account"),
            navigation.NavItem(_("Anmeldung schützen"), "mfa_index", order=20, place="account"),
            navigation.NavItem(
                _("Passwort ändern"), "account_change_password", order=21, place="account"
            ),
        )  # fmt: skip
