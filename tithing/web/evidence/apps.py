"""Django's name for this app."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "tithing.web.evidence"
    label = "evidence"
    verbose_name = "The evidence"

    def ready(self) -> None:
        from tithing.web.evidence import reading_ahead  # noqa: F401
        from tithing.web.evidence.permissions import SEE
        from tithing.web.shared.page import go_to

        go_to("Figures", "/desk/figures/", SEE)
        go_to("Places", "/desk/places/", SEE)
