"""Django's name for this app."""

from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "tithing.web.shared"
    label = "shared"
    verbose_name = "What every page stands on"

    def ready(self) -> None:
        from tithing.web.shared import checks  # noqa: F401
