"""Pages of operation: permissions, log, jobs."""

from django.urls import path

from bleibe.kernel import views

app_name = "kernel"
urlpatterns = [
    path("rechte/", views.permissions, name="permissions"),
    path("protokoll/", views.events, name="events"),
    path("protokoll/pruefung/", views.event_check, name="event_check"),
    path("auftraege/", views.own_jobs, name="jobs"),
    path("auftraege/<uuid:pk>/", views.job, name="job"),
]
