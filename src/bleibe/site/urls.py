"""Pages for everybody."""

from django.urls import path

from bleibe.site import views

app_name = "site"
urlpatterns = [
    path("", views.start, name="start"),
    path("kommunen/", views.municipalities, name="municipalities"),
    path("barrierefreiheit/", views.accessibility, name="accessibility"),
    path("impressum/", views.imprint, name="imprint"),
    path("datenschutz/", views.privacy, name="privacy"),
    path("leichte-sprache/", views.easy_language, name="easy_language"),
]
