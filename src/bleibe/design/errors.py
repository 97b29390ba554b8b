"""Error pages: what may be the reason, and what one can do next."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request: HttpRequest, exception=None) -> HttpResponse:  # noqa: ARG001 - Django's call
    """404: no such page, or not for this person."""
    return render(request, "design/errors/not_found.html", status=404)


def refused(request: HttpRequest, exception=None) -> HttpResponse:  # noqa: ARG001 - Django's call
    """403: the person may not do this."""
    return render(request, "design/errors/refused.html", status=403)


def bad_request(request: HttpRequest, exception=None) -> HttpResponse:  # noqa: ARG001 - Django's call
    """400: the request cannot be understood."""
    return render(request, "design/errors/bad_request.html", status=400)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's call
    """403: the form's seal is missing or out of date (`CSRF_FAILURE_VIEW`)."""
    return render(request, "design/errors/csrf_failed.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's call
    """500: our fault. Needs neither database nor session nor the manifest of static files."""
    page = render_to_string("design/errors/broken.html", {"static_url": settings.STATIC_URL})
    return HttpResponse(page, status=500)
