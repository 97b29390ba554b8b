"""Pages of choosing, below the key of the call or the id of the thing."""

from django.urls import path

from bleibe.applications.choosing.views import calls, decisions, lottery, runs, targets, tranches

app_name = "choosing"
urlpatterns = [
    path("", calls.calls, name="calls"),
    path("eigene/", decisions.own, name="own"),
    path("ziele/<int:pk>/veroeffentlichung/", targets.publication, name="publication"),
    path("lauf/<uuid:uuid>/", runs.run, name="run"),
    path("lauf/<uuid:uuid>/abweichung/", runs.deviation, name="deviation"),
    path("lauf/<uuid:uuid>/entscheidungen/", tranches.new_tranche, name="new_tranche"),
    path("lauf/<uuid:uuid>/los/", lottery.binding, name="binding"),
    path("lauf/<uuid:uuid>/los/ziehung/", lottery.drawing, name="drawing"),
    path("tranche/<int:pk>/", tranches.tranche, name="tranche"),
    path("tranche/<int:pk>/freigabe/", tranches.release, name="release"),
    path("tranche/<int:pk>/verwerfung/", tranches.dropping, name="dropping"),
    path("tranche/<int:pk>/begruendung/<slug:reference>/", tranches.own_reason, name="own_reason"),
    path("entscheidung/<uuid:uuid>/", decisions.decision, name="decision"),
    path("entscheidung/<uuid:uuid>/schreiben/", decisions.letter, name="letter"),
    path("entscheidung/<uuid:uuid>/annahme/", decisions.acceptance, name="acceptance"),
    path("entscheidung/<uuid:uuid>/verzicht/", decisions.renunciation, name="renunciation"),
    path("projekt/<int:pk>/", decisions.project, name="project"),
    path("<slug:key>/", calls.call, name="call"),
    path("<slug:key>/ziele/", targets.targets, name="targets"),
    path("<slug:key>/ziele/neu/", targets.new_targets, name="new_targets"),
    path("<slug:key>/rechnung/", runs.new_run, name="new_run"),
    path("<slug:key>/nachruecken/", tranches.moving_up, name="moving_up"),
]
