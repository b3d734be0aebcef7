"""Django's name for this app."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "tithing.web.partnerships"
    label = "partnerships"
    verbose_name = "Who the partnership is"

    def ready(self) -> None:
        from tithing.web.accounts.presenters import call_subjects
        from tithing.web.partnerships.called import bodies_called, organisations_called, people_called
        from tithing.web.partnerships.permissions import SEE
        from tithing.web.shared.page import go_to

        call_subjects("person", people_called)
        call_subjects("organisation", organisations_called)
        call_subjects("body", bodies_called)
        go_to("Partnership", "/desk/partnership/", SEE)
