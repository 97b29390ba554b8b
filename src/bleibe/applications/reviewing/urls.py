from django.urls import path

from bleibe.applications.reviewing.views import (
    agreement,
    declaration,
    discussion,
    mine,
    overview,
    phases,
    reading,
)

app_name = "reviewing"
urlpatterns = [
    path("", mine.mine, name="mine"),
    path("bewerbung/<uuid:uuid>/", reading.reading, name="reading"),
    path("bewerbung/<uuid:uuid>/neue-fassung/", reading.revision, name="revision"),
    path("bewerbung/<uuid:uuid>/beratung/", discussion.dossier, name="dossier"),
    path("<slug:key>/", overview.overview, name="overview"),
    path("<slug:key>/befangenheit/", declaration.declaration, name="declaration"),
    path("<slug:key>/befangenheit/erklaerung/", declaration.completion, name="completion"),
    path("<slug:key>/zuweisung/", overview.assignment, name="assignment"),
    path("<slug:key>/zuweisung/ruecknahme/", overview.assignment_end, name="assignment_end"),
    path("<slug:key>/zuweisung/verteilen/", overview.sharing, name="sharing"),
    path("<slug:key>/erinnerung/", overview.reminder, name="reminder"),
    path("<slug:key>/phasen/", phases.phases, name="phases"),
    path("<slug:key>/phasen/ueblich/", phases.usual, name="usual_phases"),
    path("<slug:key>/phasen/<int:number>/", phases.phase, name="phase"),
    path("<slug:key>/phasen/<int:number>/oeffnung/", phases.opening, name="phase_opening"),
    path("<slug:key>/phasen/<int:number>/ende/", phases.ending, name="phase_ending"),
    path("<slug:key>/beratung/", discussion.agenda, name="agenda"),
    path("<slug:key>/leseliste/", discussion.reading_list, name="reading_list"),
    path("<slug:key>/gutachten.csv", discussion.table, name="table"),
    path("<slug:key>/uebereinstimmung/", agreement.agreement, name="agreement"),
]
