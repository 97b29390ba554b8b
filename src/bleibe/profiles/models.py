"""Figures as they were published: tables in versions, what they count, and every single cell."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bleibe.kernel.models import StoredFile
from bleibe.parties.models import Area, Organisation
from bleibe.profiles.models_projection import ProjectionRun  # noqa: F401 - a model of this app


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
    retrieved_at = models.DateTimeField(_("Stand der Angaben"))
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
    def is_official(self) -> bool:
        """True for figures that everybody may read."""
        return self.owner_id is None


class Series(models.Model):
    """One distinct kind of figure (Merkmal): what is counted, of whom, in which unit.

    Shared by all tables; `key` is the digest of what tells one kind from another.
    Ages are completed years, half open: ``[age_from, age_to)``.
    """

    class Subject(models.TextChoices):
        OTHER = "", _("anderes")
        POPULATION = "population", _("Bevölkerung")
        BIRTHS = "births", _("Geburten")
        DEATHS = "deaths", _("Sterbefälle")
        ARRIVALS = "arrivals", _("Zuzüge")
        DEPARTURES = "departures", _("Fortzüge")

    class Sex(models.TextChoices):
        ALL = "", _("insgesamt")
        FEMALE = "f", _("weiblich")
        MALE = "m", _("männlich")

    class Nationality(models.TextChoices):
        ALL = "", _("insgesamt")
        GERMAN = "german", _("deutsch")
        FOREIGN = "foreign", _("nicht deutsch")

    key = models.CharField(_("Kennung"), max_length=64, unique=True)
    subject = models.CharField(_("Gegenstand"), max_length=12, choices=Subject, blank=True)
    measure = models.TextField(_("Wertmerkmal"))
    label = models.TextField(_("Bezeichnung"))
    unit = models.TextField(_("Einheit"), blank=True)
    sex = models.CharField(_("Geschlecht"), max_length=1, choices=Sex, blank=True)
    age_from = models.PositiveSmallIntegerField(_("Alter ab"), null=True)
    age_to = models.PositiveSmallIntegerField(_("Alter unter"), null=True)
    nationality = models.CharField(
        _("Staatsangehörigkeit"), max_length=8, choices=Nationality, blank=True
    )
    other = models.JSONField(_("weitere Merkmale"), default=list)

    class Meta:
        verbose_name = _("Merkmal")
        verbose_name_plural = _("Merkmale")
        indexes = [models.Index(fields=["subject"], name="series_by_subject")]
        constraints = [
            models.CheckConstraint(
                name="series_ages_ascend",
                condition=Q(age_to=None) | Q(age_from__isnull=False, age_to__gt=F("age_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Observation(models.Model):
    """One cell of a table (Wert): the number and the sign, kept apart.

    The key is also the only index; it answers for a table as a whole and for the areas
    within given tables. What a row refers to is checked by the import, which is the only
    place that writes here, and not once more by the database for each of a million rows.
    """

    class Marker(models.TextChoices):
        PLAIN = "", _("Zahl ohne Zeichen")
        NOTHING = "-", _("genau nichts, oder das Gebiet gab es nicht")
        NEARLY_ZERO = "0", _("weniger als die Hälfte der kleinsten gezeigten Einheit")
        UNKNOWN = ".", _("unbekannt oder geheim zu halten")
        LATER = "...", _("Angabe fällt später an")
        UNRELIABLE = "/", _("nicht sicher genug")
        UNCERTAIN = "()", _("Aussagewert eingeschränkt")
        BLOCKED = "x", _("gesperrt, Aussage nicht sinnvoll")

    pk = models.CompositePrimaryKey(
        "dataset_id", "area_id", "series_id", "period_end", "period_start"
    )
    dataset = models.ForeignKey(
        Dataset, models.CASCADE, related_name="observations", db_index=False, db_constraint=False
    )
    area = models.ForeignKey(
        Area, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    series = models.ForeignKey(
        Series, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    period_start = models.DateField(_("von"))
    period_end = models.DateField(_("bis"))
    value = models.FloatField(_("Wert"), null=True)
    marker = models.CharField(_("Zeichen"), max_length=3, choices=Marker, blank=True)

    class Meta:
        verbose_name = _("Wert")
        verbose_name_plural = _("Werte")
        constraints = [
            models.CheckConstraint(
                name="observation_number_or_sign", condition=Q(value__isnull=False) | ~Q(marker="")
            ),
        ]


class Upload(models.Model):
    """A file that came in (hochgeladene Datei); it stays for a second try."""

    class State(models.TextChoices):
        RECEIVED = "received", _("wird gelesen")
        READABLE = "readable", _("bereit zum Einlesen")
        UNREADABLE = "unreadable", _("nicht lesbar")
        IMPORTING = "importing", _("wird eingelesen")
        IMPORTED = "imported", _("eingelesen")
        DISCARDED = "discarded", _("verworfen")

    NEXT = {
        State.RECEIVED: {State.READABLE, State.UNREADABLE, State.DISCARDED},
        State.READABLE: {State.RECEIVED, State.IMPORTING, State.DISCARDED},
        State.UNREADABLE: {State.RECEIVED, State.DISCARDED},
        State.IMPORTING: {State.IMPORTED, State.READABLE, State.UNREADABLE},
        State.IMPORTED: set(),
        State.DISCARDED: set(),
    }

    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="uploads", verbose_name=_("gehört")
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name=_("Datei"))
    file_name = models.CharField(_("Name der Datei"), max_length=255)
    received_at = models.DateTimeField(_("eingegangen am"), auto_now_add=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("von")
    )
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.RECEIVED)
    mapping = models.JSONField(_("Zuordnung der Spalten"), default=dict)
    preview = models.JSONField(_("Vorschau"), default=dict)
    error_code = models.CharField(_("Fehler"), max_length=60, blank=True)
    error_params = models.JSONField(_("Angaben zum Fehler"), default=dict)
    job_id = models.UUIDField(_("Auftrag"), null=True)
    dataset = models.ForeignKey(
        Dataset, models.SET_NULL, null=True, related_name="uploads", verbose_name=_("Tabelle")
    )

    class Meta:
        verbose_name = _("hochgeladene Datei")
        verbose_name_plural = _("hochgeladene Dateien")
        ordering = ["-received_at"]
        constraints = [
            models.CheckConstraint(
                name="upload_unreadable_has_error",
                condition=~Q(state="unreadable") | ~Q(error_code=""),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    def owner_ids(self) -> set[int]:
        return {self.owner_id} if self.owner_id else set()
