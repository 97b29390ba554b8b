"""Pages about figures: tables, files on their way in, entry by hand."""

from django.urls import path

from bleibe.profiles.views import boundaries, entry, fetch, tables, template, uploads, values

app_name = "profiles"
urlpatterns = [
    path("", tables.imports, name="imports"),
    path("tabelle/<int:pk>/", tables.table, name="table"),
    path("tabelle/<int:pk>/rueckzug/", tables.withdrawal, name="withdrawal"),
    path("datei/", uploads.new_upload, name="new_upload"),
    path("datei/<int:pk>/", uploads.upload, name="upload"),
    path("datei/<int:pk>/spalten/", uploads.columns, name="columns"),
    path("datei/<int:pk>/einlesen/", uploads.confirmation, name="confirmation"),
    path("datei/<int:pk>/verwerfung/", uploads.removal, name="removal"),
    path("eingabe/", entry.entry, name="entry"),
    path("kennwerte/", values.values, name="values"),
    path("grenzen/", boundaries.boundaries, name="boundaries"),
    path("abruf/", fetch.fetch, name="fetch"),
    path("vorlage.csv", template.template_csv, name="template_csv"),
    path("vorlage.xlsx", template.template_xlsx, name="template_xlsx"),
]
