"""The steps of a version: into coordination, back, release, resolution."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from bleibe.kernel import jobs
from bleibe.kernel.access import page
from bleibe.kernel.attempt import attempt
from bleibe.kernel.permissions import Action
from bleibe.reports.tasks import make_version_files
from bleibe.reports.writing.actions import steps as actions
from bleibe.reports.writing.forms import ResolutionForm, ReturnForm
from bleibe.reports.writing.models import ProfileVersion
from bleibe.reports.writing.permissions import (
    RELEASE_PROFILE,
    RESOLVE_PROFILE,
    RETURN_PROFILE,
    SUBMIT_PROFILE,
)
from bleibe.reports.writing.views.documents import version_or_404


@page(SUBMIT_PROFILE)
def submission(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    return _step(
        request, pk, number, SUBMIT_PROFILE, forms.Form,
        lambda version, _data: actions.submit_version(version, by=request.user),
        template="submission", said=_("Die Fassung ist in Abstimmung."),
    )  # fmt: skip


@page(RETURN_PROFILE)
def giving_back(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    return _step(
        request, pk, number, RETURN_PROFILE, ReturnForm,
        lambda version, data: actions.return_version(
            version, reason=data["reason"], by=request.user
        ),
        template="giving_back", said=_("Die Fassung ist wieder ein Entwurf."),
    )  # fmt: skip


@page(RELEASE_PROFILE)
def release(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    def act(version: ProfileVersion, _data) -> None:
        released = actions.release_version(version, today=timezone.localdate(), by=request.user)
        _have_files_made(request, released)

    return _step(
        request, pk, number, RELEASE_PROFILE, forms.Form, act,
        template="release",
        said=_("Das Profil ist freigegeben. Die PDF-Dateien entstehen jetzt."),
    )  # fmt: skip


@page(RESOLVE_PROFILE)
def resolution(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    def act(version: ProfileVersion, data) -> None:
        resolved = actions.resolve_version(
            version, **data, today=timezone.localdate(), by=request.user
        )
        _have_files_made(request, resolved)

    return _step(
        request, pk, number, RESOLVE_PROFILE, ResolutionForm, act,
        template="resolution", said=_("Der Beschluss ist eingetragen."),
    )  # fmt: skip


def _step(
    request: HttpRequest,
    pk: int,
    number: int,
    action: Action,
    kind: type[forms.Form],
    act: Callable,
    *,
    template: str,
    said: str,
) -> HttpResponse:
    """Ask before a step, take it, and lead back to the version."""
    version = version_or_404(request, pk, number, action=action)
    form = kind(request.POST if request.method == "POST" else None)
    tried = attempt(request, form, lambda data: act(version, data))
    if tried.done:
        messages.success(request, said)
        return redirect("reports:version", pk, number)
    context = {"form": form, "version": version}
    return render(request, f"reports/writing/{template}.html", context, status=tried.status)


def _have_files_made(request: HttpRequest, version: ProfileVersion) -> None:
    jobs.start(
        make_version_files,
        kind="profile.version_files",
        by=request.user,
        version_id=version.pk,
        person_id=request.user.pk,
    )
