"""The addresses of people."""

from __future__ import annotations

from django.urls import path

from tithing.web.accounts import views
from tithing.web.accounts.erasing.views import erase
from tithing.web.accounts.following.views import follow_role
from tithing.web.accounts.second_step.views import reset_second_step

urlpatterns = [
    path("", views.all_people, name="people"),
    path("invite/", views.invite, name="invite"),
    path("<int:number>/", views.person, name="person"),
    path("<int:number>/link/", views.invite_again, name="invite_again"),
    path("<int:number>/role/", views.give_role, name="give_role"),
    path("<int:number>/role/<int:held>/end/", views.end_role, name="end_role"),
    path("<int:number>/role/<int:held>/move/", follow_role, name="follow_role"),
    path("<int:number>/second-step/", reset_second_step, name="reset_second_step"),
    path("<int:number>/erase/", erase, name="erase_account"),
    path("<int:number>/leave/", views.leave, name="leave"),
]
