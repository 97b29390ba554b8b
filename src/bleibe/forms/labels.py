"""How the events about forms are called."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "form.kept": _("Fassung eines Formulars festgehalten"),
    "draft.opened": _("Entwurf angelegt"),
    "draft.released": _("Entwurf freigegeben"),
    "draft.taken_back": _("Freigabe eines Entwurfs zurückgenommen"),
    "draft.reopened": _("Eingereichtes Formular wieder geöffnet"),
    "answer.written": _("Antwort geschrieben"),
    "answer.section_written": _("Antworten eines Abschnitts geschrieben"),
    "answer.set_beside": _("Antwort gleichzeitig geschrieben und danebengestellt"),
    "answer.taken_over": _("Fassung einer Antwort übernommen"),
    "answer.settled": _("Fassung einer Antwort nicht übernommen"),
    "attachment.added": _("Anlage hochgeladen"),
    "attachment.changed": _("Angaben zu einer Anlage geändert"),
    "attachment.removed": _("Anlage entfernt"),
    "submission.sealed": _("Formular eingereicht und versiegelt"),
    "submission.late": _("Verspätete Einreichung festgehalten"),
    "submission.withdrawn": _("Einreichung zurückgenommen"),
}
