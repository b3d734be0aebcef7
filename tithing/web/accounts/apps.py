"""Django's name for this app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "tithing.web.accounts"
    label = "accounts"
    verbose_name = "People who sign in"

    def ready(self) -> None:
        from tithing.web.accounts import changes, invitation  # noqa: F401  the work of its own
        from tithing.web.accounts.following.queries import roles_kept_of
        from tithing.web.accounts.models import ACCOUNT
        from tithing.web.accounts.permissions import SEE_AUDIT, SEE_PEOPLE, SEE_SETTINGS
        from tithing.web.accounts.presenters import accounts_shown
        from tithing.web.accounts.single_sign_on import lines  # noqa: F401  listens for what is connected
        from tithing.web.accounts.ways import lines as ways_lines  # noqa: F401  listens for how people sign in
        from tithing.web.ground.built_on import BUILT_ON
        from tithing.web.shared.page import go_to
        from tithing.web.shared.subjects import shown_by

        go_to("People", "/desk/people/", SEE_PEOPLE)
        go_to("Who did what", "/desk/audit/", SEE_AUDIT)
        go_to("Settings", "/desk/settings/", SEE_SETTINGS)
        BUILT_ON.append(roles_kept_of)
        shown_by(ACCOUNT, accounts_shown)
