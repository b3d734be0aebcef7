"""Django's name for this app."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "tithing.web.practice"
    label = "practice"
    verbose_name = "Practice"
