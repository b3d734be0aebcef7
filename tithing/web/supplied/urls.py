"""The addresses of what was supplied: files and what is done to one, what was revised, and what each partner sends."""

from __future__ import annotations

from django.urls import path

from tithing.web.supplied import views

urlpatterns = [
    path("files/", views.files, name="files"),
    path("files/<int:number>/", views.file, name="file"),
    path("files/<int:number>/withdraw/", views.withdraw_file, name="file_withdraw"),
    path("files/<int:number>/erase/", views.erase_file, name="file_erase"),
    path("figures/revisions/", views.revisions, name="revisions"),
    path("partners/", views.partners, name="suppliers"),
    path("partners/<slug:slug>/", views.partner, name="supplier"),
]
