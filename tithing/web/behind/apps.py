"""Django's name for this app."""

from django.apps import AppConfig


class BehindConfig(AppConfig):
    name = "tithing.web.behind"
    label = "behind"
    verbose_name = "The pages of what works behind"

    def ready(self) -> None:
        from tithing.web.behind import audit_export  # noqa: F401  the work of its own
        from tithing.web.ground.permissions import SEE_ALL_WORK
        from tithing.web.shared.page import go_to

        go_to("Work", "/desk/jobs/", SEE_ALL_WORK)
