"""Pages about areas, organisations and their people."""

from django.urls import path, register_converter

from bleibe.parties.views import areas, organisations, people
from bleibe.parties.views.levels import LevelConverter

register_converter(LevelConverter, "level")

app_name = "parties"
urlpatterns = [
    path("gebiete/", areas.areas, name="areas"),
    path("gebiete/<level:level>/<str:key>/", areas.area, name="area"),
    path("gebiete/gemeinde/<str:key>/quartier/", areas.new_quarter, name="new_quarter"),
    path("gebiete/quartier/<str:key>/ende/", areas.quarter_end, name="quarter_end"),
    path("organisationen/", organisations.organisations, name="organisations"),
    path("organisationen/neu/", organisations.new_organisation, name="new_organisation"),
    path("organisationen/<slug:key>/", organisations.organisation, name="organisation"),
    path("organisationen/<slug:key>/einladung/", people.invitation, name="invitation"),
    path("organisationen/<slug:key>/projektleitung/", people.handover, name="handover"),
    path("mandate/<int:pk>/ende/", people.mandate_end, name="mandate_end"),
    path("mandate/<int:pk>/einladung/", people.second_invitation, name="second_invitation"),
    path("personen/<uuid:uuid>/sperre/", people.lock, name="lock"),
    path("personen/<uuid:uuid>/freigabe/", people.unlock, name="unlock"),
]
