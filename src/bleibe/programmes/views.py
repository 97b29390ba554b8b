"""What was published when, and what each version changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from bleibe.kernel.access import page
from bleibe.kernel.paging import page_of
from bleibe.programmes.affected import affected
from bleibe.programmes.difference_words import sentence_of
from bleibe.programmes.package import coverage, differences
from bleibe.programmes.permissions import READ_VERSIONS
from bleibe.programmes.queries import all_versions, package_of, published_programmes


@page(READ_VERSIONS)
def versions(request: HttpRequest, key: str) -> HttpResponse:
    programme = get_object_or_404(published_programmes(), key=key)
    found = programme.versions.select_related("published_by").defer("content")
    context = {"programme": programme, "page": page_of(found, asked=request.GET)}
    return render(request, "programmes/versions.html", context)


@page(READ_VERSIONS)
def version(request: HttpRequest, key: str, number: int) -> HttpResponse:
    found = get_object_or_404(all_versions(), programme__key=key, number=number)
    package = package_of(found)
    before = found.programme.versions.filter(number=number - 1).first()
    changed = differences(package_of(before), package) if before else ()
    context = {
        "version": found,
        "package": package,
        "before": before,
        "sentences": [sentence_of(each) for each in changed],
        "affected": affected(before, person=request.user) if before else (),
        "coverage": coverage(package),
    }
    return render(request, "programmes/version.html", context)
