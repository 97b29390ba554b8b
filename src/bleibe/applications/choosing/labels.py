"""How the log names what happens while choosing."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "targets.prepared": _("Auswahlziele vorbereitet"),
    "targets.published": _("Auswahlziele veröffentlicht"),
    "choosing.sealed": _("Grundlage einer Entscheidung versiegelt"),
    "choosing.seal_emptied": _("Inhalt eines Siegels gelöscht"),
}
