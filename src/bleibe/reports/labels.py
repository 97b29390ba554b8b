"""How events and jobs of the reports are called in German."""

from django.utils.translation import gettext_lazy as _

from bleibe.reports.writing.log_subjects import profiles, versions

SUBJECTS = {"reports.profileversion": versions, "reports.municipalprofile": profiles}
VERBS = {
    "profile.document_made": _("Kommunalprofil als Datei erstellt"),
    "profile.begun": _("Kommunalprofil begonnen"),
    "profile.version_begun": _("Neue Fassung eines Kommunalprofils begonnen"),
    "profile.text_written": _("Text im Kommunalprofil geschrieben"),
    "profile.chapter_chosen": _("Kapitel in das Kommunalprofil aufgenommen"),
    "profile.chapter_left": _("Kapitel im Kommunalprofil weggelassen"),
    "profile.chapter_moved": _("Kapitel im Kommunalprofil verschoben"),
    "profile.source_chosen": _("Quelle für das Kommunalprofil gewählt"),
    "profile.submitted": _("Kommunalprofil in die Abstimmung gegeben"),
    "profile.returned": _("Kommunalprofil aus der Abstimmung zurückgegeben"),
    "profile.released": _("Kommunalprofil freigegeben"),
    "profile.resolved": _("Beschluss über das Kommunalprofil eingetragen"),
    "profile.wording_hidden": _("Zurückgezogene Aussagen in freigegebener Fassung ausgeblendet"),
    "profile.files_made": _("PDF der freigegebenen Fassung erstellt"),
}
JOBS = {
    "profile.document": _("Kommunalprofil als PDF erstellen"),
    "profile.export": _("Kommunalprofil als Word-Dokument oder Folien erstellen"),
    "profile.version_files": _("PDF der freigegebenen Fassung erstellen"),
}
