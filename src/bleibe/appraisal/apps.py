from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bleibe.design import navigation


class AppraisalConfig(AppConfig):
    name = "bleibe.appraisal"
    label = "appraisal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bleibe.appraisal.permissions import (  # noqa: PLC0415 - needs the app registry
            READ_APPRAISAL,
            SEE_CONSENTS,
        )
        from bleibe.kernel.permissions import may  # noqa: PLC0415 - needs the app registry

        navigation.register(
            navigation.NavItem(
                _("Stimmen und Urteil"), "appraisal:kommunen", order=25,
                visible=lambda request: may(request.user, READ_APPRAISAL),
            ),
            navigation.NavItem(
                _("Einwilligungen"), "appraisal:consents", order=26,
                visible=lambda request: may(request.user, SEE_CONSENTS)
                and not may(request.user, READ_APPRAISAL),
            ),
        )  # fmt: skip
