from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "bleibe.design"
    label = "design"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bleibe.design import checks  # noqa: F401, PLC0415 - registers the system check
