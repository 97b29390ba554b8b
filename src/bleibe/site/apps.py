from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bleibe.design.navigation import NavItem, register


class SiteConfig(AppConfig):
    name = "bleibe.site"
    label = "site"

    def ready(self) -> None:
        register(NavItem(_("Kommunen"), "site:municipalities", order=90))
