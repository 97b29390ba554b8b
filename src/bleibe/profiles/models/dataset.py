"""Tables, each version of them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bleibe.kernel.models import StoredFile
from bleibe.parties.models import Organisation

OWN_TABLES = {"register": _("Zahlen aus dem Register"), "manual": _("von Hand erfasste Zahlen")}
"""How figures of a Kommune's own are called, which have no number of a table."""


def table_called(code: str) -> str:
    """Return the number of a table, or words where it has none."""
    return str(OWN_TABLES.get(code, code))


class Dataset(models.Model):
    """One imported table in one version (Tabelle).

    A version never replaces another silently: both stay. `previous` is the version it was
    compared with, `superseded_by` the one that holds all of its cells and took its place.
    Without an owner a table is official and every person with an account may read it;
    figures out of a Kommune's own register belong to that Kommune.
    """

    class State(models.TextChoices):
        LOADING = "loading", _("wird eingelesen")
        READY = "ready", _("gültig")
        SUPERSEDED = "superseded", _("durch neuere Fassung ersetzt")
        WITHDRAWN = "withdrawn", _("zurückgezogen")

    NEXT = {
        State.LOADING: {State.READY},
        State.READY: {State.SUPERSEDED, State.WITHDRAWN},
        State.SUPERSEDED: {State.READY, State.WITHDRAWN},
        State.WITHDRAWN: set(),
    }

    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="datasets",
        verbose_name=_("gehört"), help_text=_("leer: amtliche Zahlen für alle"),
    )  # fmt: skip
    table_code = models.CharField(_("Tabelle"), max_length=80)
    version = models.PositiveIntegerField(
        _("Fassung"), null=True, help_text=_("leer, solange eingelesen wird")
    )
    previous = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="following",
        verbose_name=_("vorige Fassung"),
    )  # fmt: skip
    superseded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="supersedes",
        verbose_name=_("ersetzt durch"),
    )  # fmt: skip
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.LOADING)

    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name=_("Datei"))
    file_name = models.CharField(_("Name der Datei"), max_length=255)
    dialect = models.CharField(_("Format"), max_length=40)
    title = models.TextField(_("Titel"), blank=True)
    statistic = models.TextField(_("Statistik"), blank=True)
    source = models.CharField(_("Quelle"), max_length=255)
    licence = models.CharField(_("Lizenz"), max_length=80, blank=True)
    retrieved_at = models.DateTimeField(
        _("Stand der Angaben"), null=True, help_text=_("leer: nicht angegeben")
    )
    notes = models.JSONField(_("Fußnoten"), default=list)
    warnings = models.JSONField(_("Hinweise"), default=list)

    first_day = models.DateField(_("erster Tag"))
    last_day = models.DateField(_("letzter Tag"))
    cells = models.PositiveIntegerField(_("Werte"))
    areas = models.PositiveIntegerField(_("räumliche Einheiten"))
    markers = models.JSONField(_("Zeichen"), default=dict)
    findings = models.JSONField(_("Ergebnis"), default=dict)
    fingerprint = models.CharField(_("Prüfsumme der Werte"), max_length=64)

    imported_at = models.DateTimeField(
        _("eingelesen am"), help_text=_("solange eingelesen wird: letztes Lebenszeichen")
    )
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("eingelesen von"), help_text=_("leer: auf der Kommandozeile"),
    )  # fmt: skip
    withdrawn_at = models.DateTimeField(_("zurückgezogen am"), null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("zurückgezogen von"),
    )  # fmt: skip
    withdrawal_reason = models.TextField(_("Grund"), blank=True)

    class Meta:
        verbose_name = _("Tabelle")
        verbose_name_plural = _("Tabellen")
        ordering = ["table_code", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["table_code", "version"],
                condition=Q(owner=None),
                name="dataset_official_version_once",
            ),
            models.UniqueConstraint(
                fields=["owner", "table_code", "version"],
                condition=Q(owner__isnull=False),
                name="dataset_own_version_once",
            ),
            models.CheckConstraint(
                name="dataset_ends_after_it_begins", condition=Q(last_day__gte=F("first_day"))
            ),
            models.CheckConstraint(
                name="dataset_has_version_once_loaded",
                condition=Q(state="loading", version=None)
                | (~Q(state="loading") & Q(version__isnull=False)),
            ),
            models.CheckConstraint(
                name="dataset_superseded_by_one",
                condition=Q(state="superseded", superseded_by__isnull=False)
                | (~Q(state="superseded") & Q(superseded_by=None)),
            ),
            models.CheckConstraint(
                name="dataset_withdrawal_complete",
                condition=Q(state="withdrawn", withdrawn_at__isnull=False)
                | (~Q(state="withdrawn") & Q(withdrawn_at=None, withdrawn_by=None)),
            ),
        ]
        indexes = [models.Index(fields=["state", "owner"], name="dataset_by_state")]

    def __str__(self) -> str:
        return f"{self.table_code} · {self.version}"

    def owner_ids(self) -> set[int]:
        return {self.owner_id} if self.owner_id else set()

    @property
    def called(self) -> str:
        """The number of the table, or words where it has none."""
        return table_called(self.table_code)

    @property
    def is_official(self) -> bool:
        """True for figures that everybody may read."""
        return self.owner_id is None
