"""Who takes part and what figures belong to: organisations, people, mandates, areas."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from bleibe.kernel.permissions import Role


class Area(models.Model):
    """A spatial unit that figures belong to (räumliche Einheit).

    The key is text in the form of the level: DG for the federation, 2 digits for
    a Land, 3 for a region, 5 for a Kreis, 9 for a Verband, the 8 digits of the
    AGS for a municipality; a Quartier has the AGS, a hyphen and a key of its own.
    """

    class Level(models.TextChoices):
        QUARTER = "quarter", _("Quartier")
        MUNICIPALITY = "municipality", _("Gemeinde")
        ASSOCIATION = "association", _("Gemeindeverband")
        COUNTY = "county", _("Kreis")
        REGION = "region", _("Region")
        STATE = "state", _("Land")
        FEDERATION = "federation", _("Bund")

    key = models.CharField(_("Schlüssel"), max_length=24)
    ars = models.CharField(_("Regionalschlüssel (ARS)"), max_length=12, blank=True)
    level = models.CharField(_("Ebene"), max_length=12, choices=Level)
    name = models.CharField(_("Name"), max_length=160)
    designation = models.CharField(_("Bezeichnung"), max_length=80, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children",
        verbose_name=_("gehört zu"),
    )  # fmt: skip
    square_km = models.DecimalField(_("Fläche in km²"), max_digits=10, decimal_places=2, null=True)
    valid_from = models.DateField(_("gültig ab"), null=True)
    valid_to = models.DateField(_("gültig bis"), null=True)

    class Meta:
        verbose_name = _("räumliche Einheit")
        verbose_name_plural = _("räumliche Einheiten")
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["level", "key"], name="area_key_once_per_level"),
            models.CheckConstraint(
                name="area_ends_after_it_begins",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")),
            ),
        ]
        indexes = [models.Index(fields=["name"], name="area_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_dissolved(self) -> bool:
        """True once the area no longer exists (aufgelöst)."""
        return self.valid_to is not None and self.valid_to < timezone.localdate()


class Recoding(models.Model):
    """Where the people of an old municipality key belong now (Umschlüsselung)."""

    old_key = models.CharField(_("alter Schlüssel"), max_length=8)
    year = models.PositiveSmallIntegerField(_("Gebietsstand"))
    new_key = models.CharField(_("neuer Schlüssel"), max_length=8)
    share = models.FloatField(_("Anteil der Bevölkerung"))

    class Meta:
        verbose_name = _("Umschlüsselung")
        verbose_name_plural = _("Umschlüsselungen")
        constraints = [
            models.UniqueConstraint(fields=["year", "old_key", "new_key"], name="recoding_once"),
            models.CheckConstraint(name="recoding_share", condition=Q(share__gt=0, share__lte=1)),
        ]


class Organisation(models.Model):
    """A body that takes part (Organisation): a Kommune, the office, a ministry, an adviser."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("Gemeinde")
        TOWN = "town", _("Stadt")
        COUNTY = "county", _("Landkreis")
        DISTRICT_OF_CITY = "district_of_city", _("Quartier einer Großstadt")
        ASSOCIATION = "association", _("Verbund von Kommunen")
        PROGRAMME_OFFICE = "programme_office", _("Geschäftsstelle")
        MINISTRY_UNIT = "ministry_unit", _("Fachreferat")
        CONSULTANCY = "consultancy", _("Beratung")
        RESEARCH = "research", _("Forschung")
        AUDIT = "audit", _("Prüfung")
        OPERATOR = "operator", _("Betrieb")

    KOMMUNEN = (
        Kind.MUNICIPALITY, Kind.TOWN, Kind.COUNTY, Kind.DISTRICT_OF_CITY, Kind.ASSOCIATION,
    )  # fmt: skip

    key = models.SlugField(_("Kennung"), unique=True)
    name = models.CharField(_("Name"), max_length=160)
    kind = models.CharField(_("Art"), max_length=20, choices=Kind)
    areas = models.ManyToManyField(
        Area, blank=True, related_name="organisations", verbose_name=_("räumliche Einheiten")
    )

    class Meta:
        verbose_name = _("Organisation")
        verbose_name_plural = _("Organisationen")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def owner_ids(self) -> set[int]:
        return {self.pk}


class People(BaseUserManager):
    def create_user(self, email: str, name: str, password: str | None = None) -> "Person":
        person = self.model(email=self.normalize_email(email).lower(), name=name)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody with an account (Person); what they may do lies in their mandates."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("E-Mail-Adresse"), unique=True)
    name = models.CharField(_("Name"), max_length=120)
    is_active = models.BooleanField(_("aktiv"), default=True)
    created_at = models.DateTimeField(_("angelegt am"), auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = People()

    class Meta:
        verbose_name = _("Person")
        verbose_name_plural = _("Personen")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def current_mandates(self) -> list["Mandate"]:
        """Today's mandates with their organisation; one query per request."""
        if not self.is_active:
            return []
        return list(Mandate.objects.current().filter(person=self).select_related("organisation"))

    def roles(self) -> set[tuple[str, int]]:
        return {(mandate.role, mandate.organisation_id) for mandate in self.current_mandates}

    def lacks_second_factor(self) -> bool:
        return not self.authenticator_set.exists()


class Mandates(models.QuerySet):
    def current(self) -> "Mandates":
        today = timezone.localdate()
        return self.filter(
            Q(valid_from__lte=today), Q(valid_to=None) | Q(valid_to__gte=today)
        )


class Mandate(models.Model):
    """A person's role in an organisation for a time (Mandat)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="mandates")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="mandates")
    role = models.CharField(_("Rolle"), max_length=24, choices=Role)
    valid_from = models.DateField(_("gültig ab"))
    valid_to = models.DateField(_("gültig bis"), null=True, blank=True)

    objects = Mandates.as_manager()

    class Meta:
        verbose_name = _("Mandat")
        verbose_name_plural = _("Mandate")
        ordering = ["organisation__name", "role"]
        constraints = [
            models.CheckConstraint(
                name="mandate_ends_after_it_begins",
                condition=Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")),
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=Q(valid_to=None),
                name="mandate_open_once",
            ),
        ]

    def owner_ids(self) -> set[int]:
        return {self.organisation_id}
