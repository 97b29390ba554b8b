"""Pages of the Kommunalprofil."""

from django.urls import include, path

from bleibe.reports import views

app_name = "reports"
urlpatterns = [
    path("", include("bleibe.reports.writing.urls")),
    path("", views.profiles, name="profiles"),
    path("<level:level>/<str:key>/", views.profile, name="profile"),
    path("<level:level>/<str:key>/kommunalprofil.pdf", views.document, name="document"),
    path("<level:level>/<str:key>/dokument/", views.document_request, name="document_request"),
]
