"""Pages for everybody: what Bleibe is, who takes part, and the duties of a public site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bleibe.kernel.access import public
from bleibe.kernel.paging import page_of
from bleibe.programmes.queries import participants, published_programmes


@public
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "site/start.html", {"programmes": published_programmes()})


@public
def municipalities(request: HttpRequest) -> HttpResponse:
    return render(
        request, "site/municipalities.html", {"page": page_of(participants(), asked=request.GET)}
    )


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "site/accessibility.html")


@public
def imprint(request: HttpRequest) -> HttpResponse:
    return render(request, "site/imprint.html", {"operator": settings.OPERATOR})


@public
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "site/privacy.html")


@public
def easy_language(request: HttpRequest) -> HttpResponse:
    return render(request, "site/easy_language.html")
