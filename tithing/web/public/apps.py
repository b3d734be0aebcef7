"""Django's name for this app."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "tithing.web.public"
    label = "public"
    verbose_name = "What everybody may read"
