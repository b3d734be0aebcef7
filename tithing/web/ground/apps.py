"""Django's name for this app."""

from django.apps import AppConfig


class GroundConfig(AppConfig):
    name = "tithing.web.ground"
    label = "ground"
    verbose_name = "What works behind the pages"

    def ready(self) -> None:
        from tithing.web.ground import housekeeping  # noqa: F401
        from tithing.web.ground.files import kept_files  # noqa: F401
