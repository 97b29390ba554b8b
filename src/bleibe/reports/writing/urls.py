"""Addresses of the written Kommunalprofil: in work and published."""

from django.urls import path

from bleibe.reports.writing.views import documents, published, sections, sources, steps

ONE = "dokumente/<int:pk>/<int:number>/"
OUT = "veroeffentlicht/<int:pk>/<int:number>/"

urlpatterns = [
    path("dokumente/", documents.written, name="written"),
    path("<level:level>/<str:key>/schreiben/", documents.begin, name="begin"),
    path("dokumente/<int:pk>/neue-fassung/", documents.next_version, name="next_version"),
    path(ONE, documents.version, name="version"),
    path(f"{ONE}lesen/", documents.reading, name="version_reading"),
    path(f"{ONE}steckbrief/", documents.one_page, name="version_one_page"),
    path(f"{ONE}unterschiede/", documents.differences, name="version_differences"),
    path(f"{ONE}dateien/", documents.files_request, name="version_files"),
    path(f"{ONE}text/<slug:chapter>/", sections.section, name="section"),
    path(f"{ONE}text/<slug:chapter>/platz/", sections.place, name="section_place"),
    path(f"{ONE}quellen/", sources.sources, name="version_sources"),
    path(f"{ONE}quellen/wahl/", sources.choice, name="version_source_choice"),
    path(f"{ONE}abstimmung/", steps.submission, name="version_submission"),
    path(f"{ONE}zurueck/", steps.giving_back, name="version_return"),
    path(f"{ONE}freigabe/", steps.release, name="version_release"),
    path(f"{ONE}beschluss/", steps.resolution, name="version_resolution"),
    path("veroeffentlicht/", published.listed, name="published"),
    path("veroeffentlicht/<int:pk>/", published.newest, name="published_profile"),
    path(OUT, published.version, name="published_version"),
    path(f"{OUT}steckbrief/", published.one_page, name="published_one_page"),
    path(f"{OUT}kommunalprofil.pdf", published.document, name="published_document"),
    path(f"{OUT}kommunalprofil.<slug:suffix>", published.export, name="published_export"),
    path(f"{OUT}steckbrief.pdf", published.one_page_document, name="published_one_page_pdf"),
]
