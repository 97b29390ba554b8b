"""Pages of checking, and the self-check that everybody may use."""

from django.urls import path

from bleibe.applications.checking.views import check, completions, findings, overview, selfcheck

app_name = "checking"
urlpatterns = [
    path("", overview.applications, name="applications"),
    path("selbst/<slug:call>/", selfcheck.choose, name="selfcheck"),
    path("selbst/<slug:call>/fragen/", selfcheck.answer, name="selfcheck_open"),
    path("selbst/<slug:call>/<slug:level>/<str:key>/", selfcheck.answer, name="selfcheck_area"),
    path("nachforderungen/", completions.mine, name="completions"),
    path("nachforderungen/<int:pk>/", completions.completion, name="completion"),
    path("nachforderungen/<int:pk>/datei/", completions.file, name="completion_file"),
    path("nachforderungen/<int:pk>/schliessung/", completions.closing, name="closing"),
    path("<str:reference>/", check.check, name="check"),
    path("<str:reference>/beginn/", check.beginning, name="beginning"),
    path("<str:reference>/formal/", check.formal, name="formal"),
    path("<str:reference>/abschluss/", check.finishing, name="finishing"),
    path("<str:reference>/nachforderung/", completions.new_completion, name="new_completion"),
    path("<str:reference>/anlage/<uuid:uuid>/", check.attachment, name="attachment"),
    path("<str:reference>/<slug:key>/", findings.finding, name="finding"),
    path("<str:reference>/<slug:key>/klaerung/", findings.settlement, name="settlement"),
]
