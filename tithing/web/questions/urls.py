"""The addresses of questions: the list, one, and each verb."""

from __future__ import annotations

from functools import partial

from django.urls import path

from tithing.web.questions import views
from tithing.web.questions.verbs import VERBS

urlpatterns = [
    path("", views.questions, name="questions"),
    path("add/", views.log, name="question_log"),
    path("<int:question>/", views.question, name="question"),
    *(path(f"<int:question>/{verb.path}", partial(views.act, verb=verb), name=verb.name) for verb in VERBS),
]
