"""Django's name for this app."""

from django.apps import AppConfig


class SuppliedConfig(AppConfig):
    name = "tithing.web.supplied"
    label = "supplied"
    verbose_name = "What was supplied"

    def ready(self) -> None:
        from tithing.web.shared.page import go_to
        from tithing.web.supplied.permissions import SEE_FILES, SEE_PARTNERS, SEE_REVISIONS

        go_to("Files", "/desk/files/", SEE_FILES)
        go_to("Partners", "/desk/partners/", SEE_PARTNERS)
        go_to("Revisions", "/desk/figures/revisions/", SEE_REVISIONS)
