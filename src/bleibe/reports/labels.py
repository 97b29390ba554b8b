"""How events and jobs of the reports are called in German."""

from django.utils.translation import gettext_lazy as _

VERBS = {"profile.document_made": _("Kommunalprofil als PDF erstellt")}
JOBS = {"profile.document": _("Kommunalprofil als PDF erstellen")}
