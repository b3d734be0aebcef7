"""Django's name for this app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "tithing.web.home"
    label = "home"
    verbose_name = "The start of the desk"

    def ready(self) -> None:
        from tithing.web.shared.page import go_to

        go_to("What needs you", "/desk/")
