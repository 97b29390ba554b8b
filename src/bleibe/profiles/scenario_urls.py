"""Pages about scenarios."""

from django.urls import path

from bleibe.profiles.views import scenario_files, scenario_trial, scenarios

app_name = "scenarios"
urlpatterns = [
    path("", scenarios.scenarios, name="scenarios"),
    path("vergleich/", scenarios.comparison, name="comparison"),
    path("<level:level>/<str:key>/", scenario_trial.trial, name="trial"),
    path("<level:level>/<str:key>/behalten/", scenario_trial.keep, name="keep"),
    path("<int:pk>/", scenarios.scenario, name="scenario"),
    path("<int:pk>/szenario.csv", scenario_files.scenario_csv, name="csv"),
    path("<int:pk>/szenario.json", scenario_files.scenario_json, name="json"),
    path("<int:pk>/kopie/", scenarios.copy, name="copy"),
    path("<int:pk>/neu-rechnen/", scenarios.recomputation, name="recomputation"),
    path("<int:pk>/veroeffentlichung/", scenarios.publication, name="publication"),
    path("<int:pk>/ruecknahme/", scenarios.retraction, name="retraction"),
    path("<int:pk>/loeschung/", scenarios.deletion, name="deletion"),
]
