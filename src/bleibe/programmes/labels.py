"""How the log names what happens to programmes."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "programme.published": _("Programm veröffentlicht"),
    "programme.admitted": _("Kommune aufgenommen"),
}
