"""Django's name for this app."""

from django.apps import AppConfig


class SuppliedConfig(AppConfig):
    name = "tithing.web.supplied"
    label = "supplied"
    verbose_name = "What was supplied"

    def ready(self) -> None:
        from tithing.web.shared.page import go_to
        from tithing.web.supplied.permissions import SEE_FILES

        go_to("Files", "/desk/files/", SEE_FILES)
