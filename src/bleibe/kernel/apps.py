from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bleibe.design import navigation


class KernelConfig(AppConfig):
    name = "bleibe.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bleibe.kernel.permissions import READ_EVENTS, may  # noqa: PLC0415 - needs the registry

        navigation.register(
            navigation.NavItem(
                _("Protokoll"), "kernel:events", order=90,
                visible=lambda request: may(request.user, READ_EVENTS),
            ),
            navigation.NavItem(_("Meine Aufträge"), "kernel:jobs", order=30, place="account"),
            navigation.NavItem(_("Wer darf was"), "kernel:permissions", order=40, place="account"),
        )  # fmt: skip
