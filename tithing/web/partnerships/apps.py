"""Django's name for this app."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "tithing.web.partnerships"
    label = "partnerships"
    verbose_name = "Who the partnership is"

    def ready(self) -> None:
        from tithing.web.accounts.changes import ON_RETURN
        from tithing.web.accounts.erasing.changes import ERASERS
        from tithing.web.partnerships.called import bodies_shown, organisations_shown
        from tithing.web.partnerships.changes import end_with_account, forget_with_account
        from tithing.web.partnerships.permissions import SEE
        from tithing.web.partnerships.queries import people_shown
        from tithing.web.shared.page import go_to
        from tithing.web.shared.subjects import shown_by

        go_to("Partnership", "/desk/partnership/", SEE)
        shown_by("person", people_shown)
        ERASERS.append(forget_with_account)
        ON_RETURN.append(end_with_account)
        shown_by("organisation", organisations_shown)
        shown_by("body", bodies_shown)
