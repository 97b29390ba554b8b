from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormsConfig(AppConfig):
    name = "bleibe.forms"
    label = "filling"  # "forms" is taken by Django
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Formulare")

    def ready(self) -> None:
        from bleibe.forms import directory_facts  # noqa: PLC0415 - needs the app registry

        directory_facts.provide_all()
