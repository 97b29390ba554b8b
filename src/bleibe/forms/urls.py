"""Pages of forms: below the id of a draft, an attachment or a submission."""

from django.urls import path

from bleibe.forms.views import attachments, drafts, receipts, sections, uploads, versions

app_name = "forms"
urlpatterns = [
    path("belege/pruefung/", receipts.verification, name="verification"),
    path("belege/schluessel/", receipts.keys, name="keys"),
    path("belege/schluessel.json", receipts.keys_json, name="keys_json"),
    path("belege/verify_receipt.py", receipts.verifier, name="verifier"),
    path("belege/<uuid:pk>/", receipts.receipt, name="receipt"),
    path("belege/<uuid:pk>/beleg.json", receipts.receipt_json, name="receipt_json"),
    path("belege/<uuid:pk>/beleg.pdf", receipts.receipt_as_pdf, name="receipt_pdf"),
    path("belege/<uuid:pk>/inhalt.json", receipts.content, name="content"),
    path("anlagen/<uuid:uuid>/", attachments.attachment, name="attachment"),
    path("anlagen/<uuid:uuid>/datei/", attachments.file, name="attachment_file"),
    path("anlagen/<uuid:uuid>/entfernung/", attachments.removal, name="attachment_removal"),
    path("hochladen/<uuid:pk>/", uploads.progress, name="upload"),
    path("hochladen/<uuid:pk>/teil/", uploads.chunk, name="upload_chunk"),
    path("hochladen/<uuid:pk>/abschluss/", uploads.finishing, name="upload_end"),
    path("fassungen/<int:pk>/uebernahme/", versions.taking_over, name="taking_over"),
    path("fassungen/<int:pk>/erledigung/", versions.settling, name="settling"),
    path("<uuid:uuid>/", drafts.overview, name="draft"),
    path("<uuid:uuid>/luecken/", drafts.missing, name="missing"),
    path("<uuid:uuid>/vorschau/", drafts.preview, name="preview"),
    path("<uuid:uuid>/abschnitt/<slug:key>/", sections.section, name="section"),
    path("<uuid:uuid>/feld/<slug:key>/", sections.field, name="field"),
    path("<uuid:uuid>/feld/<slug:key>/verlauf/", versions.history, name="history"),
    path("<uuid:uuid>/hochladen/", uploads.beginning, name="upload_begin"),
]
