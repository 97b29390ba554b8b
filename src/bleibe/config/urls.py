"""Addresses: German paths, because people read them; English names."""

from django.urls import include, path

urlpatterns = [
    path("", include("bleibe.site.urls")),
    path("start/", include("bleibe.desk.urls")),
    path("zugang/", include("bleibe.desk.account_urls")),
    path("", include("bleibe.parties.urls")),
    path("zahlen/", include("bleibe.profiles.urls")),
    path("szenarien/", include("bleibe.profiles.scenario_urls")),
    path("stimmen/", include("bleibe.appraisal.urls")),
    path("profil/", include("bleibe.reports.urls")),
    path("synopse/", include("bleibe.reports.synopsis.urls")),
    path("betrieb/", include("bleibe.kernel.urls")),
    path("gestaltung/", include("bleibe.design.urls")),
]

handler404 = "bleibe.design.errors.not_found"
handler403 = "bleibe.design.errors.refused"
handler400 = "bleibe.design.errors.bad_request"
handler500 = "bleibe.design.errors.broken"
