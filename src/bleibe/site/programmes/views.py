"""Programmes for everybody: what they are, their money, their calendar."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from bleibe.kernel.access import public
from bleibe.kernel.permissions import may
from bleibe.programmes.models import PackageVersion
from bleibe.programmes.permissions import READ_VERSIONS
from bleibe.programmes.queries import newest_versions, package_of
from bleibe.site.calls.shown import listed
from bleibe.site.programmes import calendar


@public
def programme(request: HttpRequest, key: str) -> HttpResponse:
    version = _version(key)
    context = {
        "version": version,
        "package": package_of(version),
        "calls": [each for each in listed() if each.call.programme_id == version.programme_id],
        "may_compare": request.user.is_authenticated and may(request.user, READ_VERSIONS),
    }
    return render(request, "site/programmes/programme.html", context)


@public
def budget(request: HttpRequest, key: str) -> HttpResponse:
    version = _version(key)
    context = {"version": version, "package": package_of(version)}
    return render(request, "site/programmes/budget.html", context)


@public
def dates(request: HttpRequest, key: str) -> HttpResponse:
    version = _version(key)
    package = package_of(version)
    context = {
        "version": version,
        "package": package,
        "entries": calendar.entries(package),
        "without_day": calendar.without_day(package),
    }
    return render(request, "site/programmes/dates.html", context)


@public
def feed(request: HttpRequest, key: str) -> HttpResponse:
    version = _version(key)
    address = request.build_absolute_uri(reverse("site:dates", args=[key]))
    told = calendar.feed(package_of(version), stamped=version.published_at, address=address)
    return HttpResponse(told, content_type="text/calendar; charset=utf-8")


def _version(key: str) -> PackageVersion:
    return get_object_or_404(newest_versions(), programme__key=key)
