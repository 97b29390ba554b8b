"""Pages for everybody."""

from django.urls import path

from bleibe.site import views
from bleibe.site.calls import chosen
from bleibe.site.calls import views as calls
from bleibe.site.programmes import views as programmes

app_name = "site"
urlpatterns = [
    path("", views.start, name="start"),
    path("kommunen/", views.municipalities, name="municipalities"),
    path("programme/<slug:key>/", programmes.programme, name="programme"),
    path("programme/<slug:key>/mittel/", programmes.budget, name="budget"),
    path("programme/<slug:key>/termine/", programmes.dates, name="dates"),
    path("programme/<slug:key>/termine.ics", programmes.feed, name="feed"),
    path("aufrufe/", calls.calls, name="calls"),
    path("aufrufe/offen.json", calls.open_calls, name="open_calls"),
    path("aufrufe/offen-360giving.json", calls.open_programmes, name="open_programmes"),
    path("aufrufe/<slug:key>/", calls.call, name="call"),
    path("aufrufe/<slug:key>/auswahl/", chosen.chosen, name="chosen"),
    path(
        "aufrufe/<slug:key>/bekanntmachung.<slug:suffix>", calls.announcement, name="announcement"
    ),
    path("aufrufe/<slug:key>/bewerbungsbogen.pdf", calls.blank_form, name="blank_form"),
    path("nachrichten/", calls.news, name="news"),
    path("barrierefreiheit/", views.accessibility, name="accessibility"),
    path("impressum/", views.imprint, name="imprint"),
    path("datenschutz/", views.privacy, name="privacy"),
    path("leichte-sprache/", views.easy_language, name="easy_language"),
]
