"""Django's name for this app."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "tithing.web.questions"
    label = "questions"
    verbose_name = "Questions"

    def ready(self) -> None:
        from tithing.web.questions.permissions import SEE
        from tithing.web.shared.page import go_to

        go_to("Questions", "/desk/questions/", SEE)
