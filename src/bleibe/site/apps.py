from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bleibe.design.navigation import NavItem, register
from bleibe.kernel.sections import CALLS, PLACES


class SiteConfig(AppConfig):
    name = "bleibe.site"
    label = "site"

    def ready(self) -> None:
        from bleibe.site.programmes import resting  # noqa: PLC0415 - needs the app registry

        resting.count()
        register(
            NavItem(_("Aufrufe"), "site:calls", order=85, section=CALLS),
            NavItem(_("Kommunen"), "site:municipalities", order=90, section=PLACES),
        )
