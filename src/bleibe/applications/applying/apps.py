from django.apps import AppConfig


class ApplyingConfig(AppConfig):
    name = "bleibe.applications.applying"
    label = "applying"
    default_auto_field = "django.db.models.BigAutoField"
