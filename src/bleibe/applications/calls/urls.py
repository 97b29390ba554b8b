"""Pages of leading calls, and asking about them."""

from django.urls import path

from bleibe.applications.calls.views import asked, leading

app_name = "calls"
urlpatterns = [
    path("", leading.calls, name="calls"),
    path("neu/<slug:programme>/", leading.opening, name="opening"),
    path("fragen/<uuid:uuid>/", leading.answer, name="answer"),
    path("fragen/<uuid:uuid>/nicht-veroeffentlichen/", leading.setting_aside, name="setting_aside"),
    path("<slug:key>/", leading.call, name="call"),
    path("<slug:key>/frist/", leading.extension, name="extension"),
    path("<slug:key>/schliessung/", leading.closing, name="closing"),
    path("<slug:key>/oeffnung/", leading.reopening, name="reopening"),
    path("<slug:key>/frage/", asked.question, name="question"),
    path("<slug:key>/frage/gestellt/", asked.asked, name="asked"),
]
