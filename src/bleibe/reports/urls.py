"""Pages of the Kommunalprofil."""

from django.urls import include, path

from bleibe.reports import views, views_exports

app_name = "reports"
urlpatterns = [
    path("", include("bleibe.reports.writing.urls")),
    path("", views.profiles, name="profiles"),
    path("<level:level>/<str:key>/", views.profile, name="profile"),
    path("<level:level>/<str:key>/kommunalprofil.pdf", views.document, name="document"),
    path("<level:level>/<str:key>/dokument/", views.document_request, name="document_request"),
    path("<level:level>/<str:key>/herunterladen/", views_exports.downloads, name="downloads"),
    path(
        "<level:level>/<str:key>/herunterladen/kommunalprofil.<slug:suffix>",
        views_exports.export,
        name="export",
    ),
    path(
        "<level:level>/<str:key>/herunterladen/<slug:suffix>/erstellen/",
        views_exports.export_request,
        name="export_request",
    ),
    path(
        "<level:level>/<str:key>/abbildungen/<slug:figure>.<slug:suffix>",
        views_exports.figure,
        name="figure",
    ),
]
