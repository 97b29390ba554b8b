"""How the events about applications are called."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "application.moved": _("Stand einer Bewerbung geändert"),
}
