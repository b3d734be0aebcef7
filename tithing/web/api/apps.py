"""Django's name for this app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "tithing.web.api"
    label = "api"
    verbose_name = "Figures for programs"

    def ready(self) -> None:
        from tithing.web.accounts.changes import ON_LEAVING, ON_RETURN
        from tithing.web.accounts.erasing.changes import ERASERS
        from tithing.web.api.keys.changes import end_keys_of, forget_keys_of
        from tithing.web.api.keys.sweep import sweep_keys
        from tithing.web.ground import housekeeping

        ON_LEAVING.append(end_keys_of)
        ON_RETURN.append(lambda account, day: end_keys_of(account))
        ERASERS.append(forget_keys_of)
        housekeeping.swept("keys that open nothing")(sweep_keys)
