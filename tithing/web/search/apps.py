"""Django's name for this app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "tithing.web.search"
    label = "search"
    verbose_name = "Search"

    def ready(self) -> None:
        from tithing.web.search.permissions import SEARCH
        from tithing.web.shared.page import go_to

        go_to("Search", "/desk/search/", SEARCH)
