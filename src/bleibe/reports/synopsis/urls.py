"""Pages of the Synopse."""

from django.urls import path

from bleibe.reports.synopsis import views

app_name = "synopsis"
urlpatterns = [
    path("", views.synopsis, name="synopsis"),
    path("synopse.csv", views.download, {"kind": "csv"}, name="csv"),
    path("synopse.xlsx", views.download, {"kind": "xlsx"}, name="xlsx"),
]
