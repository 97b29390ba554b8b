"""What the reviews in force came to."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import QuerySet

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.models import AgreedRating, PanelReading, Rating
from bleibe.applications.reviewing.queries.in_force import reviews_in_force
from bleibe.applications.reviewing.queries.rubric import rubric_for
from bleibe.applications.reviewing.scoring import Score, score

Given = Mapping[int, Mapping[str, Mapping[int, int]]]
"""By application, criterion and reviewer: the score."""


def scores_of(call: Call, *, among: QuerySet[Application] | None = None) -> dict[int, Score]:
    """Return the score of each application of a call that has a review in force, by its id.

    What a person sees must be narrowed by ``among``, a query that went through
    `applications_for`; without it all applications of the call count.
    """
    rubric = rubric_for(call)
    given, agreed = given_of(call, among=among), agreed_of(call, among=among)
    found = {}
    for application in sorted(given.keys() | agreed.keys()):
        scores = {key: list(each.values()) for key, each in given.get(application, {}).items()}
        result = score(rubric, given=scores, agreed=agreed.get(application))
        if result is not None:
            found[application] = result
    return found


def given_of(call: Call, *, among: QuerySet[Application] | None = None) -> Given:
    """Return the scores of the reviews in force; who could not judge is not there."""
    reviews = reviews_in_force().filter(application__call=call)
    if among is not None:
        reviews = reviews.filter(application__in=among.values("pk"))
    rows = Rating.objects.filter(review__in=reviews.values("pk"), score__isnull=False)
    found: dict[int, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for application, key, reviewer, given in rows.values_list(
        "review__application_id", "condition_key", "review__reviewer_id", "score"
    ).order_by("review__reviewer_id"):
        found[application][key][reviewer] = given
    return {application: dict(each) for application, each in found.items()}


def agreed_of(
    call: Call, *, among: QuerySet[Application] | None = None
) -> dict[int, dict[str, int]]:
    """Return what the panel agreed on in the latest discussion of each application."""
    rows = AgreedRating.objects.filter(panel_reading__application__call=call)
    if among is not None:
        rows = rows.filter(panel_reading__application__in=among.values("pk"))
    latest: dict[int, int] = {}
    for application, number in PanelReading.objects.filter(application__call=call).values_list(
        "application_id", "number"
    ):
        latest[application] = max(number, latest.get(application, 0))
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for application, number, key, agreed in rows.values_list(
        "panel_reading__application_id", "panel_reading__number", "condition_key", "score"
    ):
        if latest[application] == number:
            found[application][key] = agreed
    return dict(found)
