"""Open calls for machines: as CommonGrants opportunities and as 360Giving grant programmes.

docs/entwicklung/open-calls.md says which field comes from where.
"""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from bleibe.programmes.package import Package
from bleibe.site.amounts import decimal
from bleibe.site.calls.shown import Shown

APPLICANTS = {
    "municipality": "government_municipal",
    "town": "government_municipal",
    "county": "government_county",
}
"""Kinds that the standard knows; the others are ``custom`` with our own name."""
STATUS = {"before": "forecasted", "open": "open"}


def common_grants(calls: Iterable[Shown], *, request: HttpRequest) -> dict[str, object]:
    """Return calls as the answer "list opportunities" of CommonGrants."""
    items = [_opportunity(each, request) for each in calls]
    return {
        "status": 200,
        "message": "Success",
        "items": items,
        "paginationInfo": {
            "page": 1, "pageSize": max(1, len(items)), "totalItems": len(items), "totalPages": 1,
        },
    }  # fmt: skip


def grant_programmes(calls: Iterable[Shown], *, request: HttpRequest) -> dict[str, object]:
    """Return the programmes of calls as ``grantProgramme`` objects of 360Giving."""
    return {
        "grantProgramme": [
            {
                "code": each.call.key,
                "title": f"{each.package.title}: {each.call.title}",
                "description": each.package.summary,
                "url": _address(each, request),
                "dateModified": each.call.package.published_at.isoformat(),
            }
            for each in calls
        ]
    }


def _opportunity(shown: Shown, request: HttpRequest) -> dict[str, object]:
    call, package, rules = shown.call, shown.package, shown.rules
    published = call.package.published_at.isoformat()
    return {
        "id": str(call.uuid),
        "title": f"{package.title}: {call.title}",
        "status": {"value": STATUS.get(shown.state, "closed"), "description": shown.state_words},
        "description": package.summary,
        "funding": _funding(package, places=rules.places),
        "keyDates": {
            "postDate": _event("opens", call.opens_at),
            "closeDate": _event("closes", shown.deadline.closes_at),
        },
        "acceptedApplicantTypes": [_applicant(kind) for kind in rules.kinds],
        "source": _address(shown, request),
        "customFields": {
            "timeZone": _custom("timeZone", timezone.get_default_timezone_name()),
            "packageDigest": _custom("packageDigest", call.package.digest),
            "channels": _custom("channels", ", ".join(rules.channels)),
        },
        "createdAt": published,
        "lastModifiedAt": published,
    }


def _funding(package: Package, *, places: int) -> dict[str, object]:
    money = package.money
    if money is None:
        return {"maxAwardCount": places}
    return {
        "details": "Per applicant and year; own contribution "
        f"{money.own_contribution_percent} percent.",
        "maxAwardAmount": {
            "amount": decimal(money.total_per_year), "currency": money.currency,
        },
        "maxAwardCount": places,
    }  # fmt: skip


def _event(name: str, moment) -> dict[str, str]:
    local = timezone.localtime(moment, timezone.get_default_timezone())
    return {
        "name": name, "eventType": "singleDate", "date": local.date().isoformat(),
        "time": local.time().isoformat(timespec="seconds"),
    }  # fmt: skip


def _applicant(kind: str) -> dict[str, str]:
    known = APPLICANTS.get(kind)
    return {"value": known} if known else {"value": "custom", "customValue": kind}


def _custom(name: str, value: str) -> dict[str, str]:
    return {"name": name, "fieldType": "string", "value": value}


def _address(shown: Shown, request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("site:call", args=[shown.call.key]))
