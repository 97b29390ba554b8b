from django.apps import AppConfig


class RehearsalConfig(AppConfig):
    name = "bleibe.rehearsal"
    label = "rehearsal"
    default_auto_field = "django.db.models.BigAutoField"
