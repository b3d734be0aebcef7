"""The address of the desk."""

from __future__ import annotations

from django.urls import path

from tithing.web.home import views

urlpatterns = [path("", views.desk, name="desk")]
