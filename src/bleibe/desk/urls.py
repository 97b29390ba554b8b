"""The start page of each role."""

from django.urls import path

from bleibe.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.start, name="start"),
    path("mandate/", views.mandates, name="mandates"),
]
