"""What tables count, and every single cell."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bleibe.parties.models import Area
from bleibe.profiles.models.dataset import Dataset


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
