"""Pages of applying: for the Kommune, for who registers, for the office."""

from django.urls import path

from bleibe.applications.applying.views import office, own, registering, sending

app_name = "applying"
urlpatterns = [
    path("", own.own, name="own"),
    path("neu/<slug:call>/", own.start, name="start"),
    path("registrierung/", registering.register, name="register"),
    path("registrierung/gesendet/", registering.registered, name="registered"),
    path("registrierung/<uuid:uuid>/<str:token>/", registering.confirmation, name="confirmation"),
    path("registrierungen/", registering.registrations, name="registrations"),
    path("registrierungen/<uuid:uuid>/", registering.registration, name="registration"),
    path("registrierungen/<uuid:uuid>/ablehnung/", registering.refusal, name="refusal"),
    path("registrierungen/<uuid:uuid>/aufnahme/<slug:key>/", registering.joining, name="joining"),
    path("begonnen/", office.begun, name="begun"),
    path("begonnen/<uuid:uuid>/", office.helping, name="helping"),
    path("e-mail/", office.mailed, name="mailed"),
    path("e-mail/neu/<slug:call>/", office.new_mail, name="new_mail"),
    path("e-mail/<int:pk>/", office.mail, name="mail"),
    path("e-mail/<int:pk>/original/", office.original, name="original"),
    path("e-mail/<int:pk>/eingang/", office.arrival, name="arrival"),
    path("e-mail/<int:pk>/freigabe/", office.mail_release, name="mail_release"),
    path("<uuid:uuid>/", own.application, name="application"),
    path("<uuid:uuid>/frist.ics", own.deadline_file, name="deadline_file"),
    path("<uuid:uuid>/freigabe/", sending.release, name="release"),
    path("<uuid:uuid>/freigabe/ende/", sending.release_end, name="release_end"),
    path("<uuid:uuid>/einreichen/", sending.submission, name="submission"),
    path("<uuid:uuid>/ersetzen/", sending.replacement, name="replacement"),
    path("<uuid:uuid>/zurueckziehen/", sending.withdrawal, name="withdrawal"),
    path("<uuid:uuid>/neu/", sending.again, name="again"),
    path("<uuid:uuid>/einblick/", sending.showing, name="showing"),
]
