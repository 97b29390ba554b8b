"""Every address of the running application, and how to fill its parameters."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

LIBRARY = ("account_", "mfa_")
IN_WORK = (
    "version", "version_reading", "version_one_page", "version_differences", "version_files",
    "section", "section_place", "version_sources", "version_source_choice",
    "version_submission", "version_return", "version_release", "version_resolution",
)  # fmt: skip
"""Addresses of a version in work."""
PUBLISHED = (
    "published_version", "published_one_page", "published_document", "published_one_page_pdf",
    "published_export",
)  # fmt: skip
EXPORTS = ("downloads", "export", "export_request", "figure")
"""Addresses of the files of an area's profile."""
PARAMETERS = {
    ("parties:area", "level"): lambda things: things.area.level,
    "key": lambda things: things.area.key,
    ("parties:quarter_end", "key"): lambda things: things.quarter.key,
    ("parties:organisation", "key"): lambda things: things.organisation.key,
    ("parties:invitation", "key"): lambda things: things.organisation.key,
    ("parties:handover", "key"): lambda things: things.organisation.key,
    ("parties:mandate_end", "pk"): lambda things: things.mandate.pk,
    ("parties:second_invitation", "pk"): lambda things: things.mandate.pk,
    "uuid": lambda things: things.person.uuid,
    ("kernel:job", "pk"): lambda things: things.job.pk,
    ("reports:profile", "level"): lambda things: things.quarter.level,
    ("reports:profile", "key"): lambda things: things.quarter.key,
    ("reports:document", "level"): lambda things: things.quarter.level,
    ("reports:document", "key"): lambda things: things.quarter.key,
    ("reports:document_request", "level"): lambda things: things.quarter.level,
    ("reports:document_request", "key"): lambda things: things.quarter.key,
    **{
        (f"reports:{name}", parameter): lambda things, parameter=parameter: getattr(
            things.quarter, parameter
        )
        for name in EXPORTS
        for parameter in ("level", "key")
    },
    ("reports:export", "suffix"): lambda _things: "xlsx",
    ("reports:published_export", "suffix"): lambda _things: "xlsx",
    ("reports:export_request", "suffix"): lambda _things: "docx",
    ("reports:figure", "suffix"): lambda _things: "svg",
    "figure": lambda _things: "einwohner",
    ("reports:begin", "level"): lambda things: things.quarter.level,
    ("reports:begin", "key"): lambda things: things.quarter.key,
    **{
        (f"reports:{name}", "pk"): lambda things: things.profile.pk
        for name in (*IN_WORK, *PUBLISHED, "next_version", "published_profile")
    },
    **{(f"reports:{name}", "number"): lambda _things: 2 for name in IN_WORK},
    **{(f"reports:{name}", "number"): lambda _things: 1 for name in PUBLISHED},
    "chapter": lambda _things: "kennzahlen",
    ("profiles:table", "pk"): lambda things: things.dataset.pk,
    ("profiles:withdrawal", "pk"): lambda things: things.dataset.pk,
    ("profiles:upload", "pk"): lambda things: things.upload.pk,
    ("profiles:columns", "pk"): lambda things: things.upload.pk,
    ("profiles:confirmation", "pk"): lambda things: things.upload.pk,
    ("profiles:removal", "pk"): lambda things: things.upload.pk,
    ("scenarios:trial", "level"): lambda things: things.quarter.level,
    ("scenarios:trial", "key"): lambda things: things.quarter.key,
    ("scenarios:keep", "level"): lambda things: things.quarter.level,
    ("scenarios:keep", "key"): lambda things: things.quarter.key,
    ("scenarios:scenario", "pk"): lambda things: things.scenario.pk,
    ("scenarios:csv", "pk"): lambda things: things.scenario.pk,
    ("scenarios:json", "pk"): lambda things: things.scenario.pk,
    ("scenarios:copy", "pk"): lambda things: things.scenario.pk,
    ("scenarios:recomputation", "pk"): lambda things: things.scenario.pk,
    ("scenarios:publication", "pk"): lambda things: things.scenario.pk,
    ("scenarios:retraction", "pk"): lambda things: things.scenario.pk,
    ("scenarios:deletion", "pk"): lambda things: things.scenario.pk,
}
"""Value of a parameter, for one address or for all."""
OF_KOMMUNE = (
    "overview", "stocktaking", "new_item", "interviews", "new_interview", "guideline", "swot",
    "new_point", "thread", "factors", "new_factor", "fields", "new_field", "workshops",
    "new_workshop",
)  # fmt: skip
OF_ENTRY = {
    "item": ("item", "item_removal", "item_file"),
    "interview": ("interview", "interview_change", "consent", "withdrawal", "new_statement"),
    "statement": ("statement", "release", "taking_back", "statement_removal"),
    "point": ("point", "point_place", "point_removal", "point_evidence"),
    "factor": ("factor", "factor_removal", "factor_evidence"),
    "evidence": ("evidence_removal",),
    "field_of_action": ("field", "field_decision"),
    "workshop": ("workshop", "workshop_change", "new_objection"),
    "objection": ("answer", "reopening"),
}
PARAMETERS |= {
    (f"appraisal:{name}", "key"): lambda things: things.organisation.key for name in OF_KOMMUNE
} | {
    (f"appraisal:{name}", "pk"): lambda things, thing=thing: getattr(things, thing).pk
    for thing, names in OF_ENTRY.items()
    for name in names
}


@dataclass(frozen=True)
class Address:
    """One pattern: its full name, the view behind it, the names of its parameters."""

    name: str
    view: object
    parameters: tuple[str, ...]


def addresses() -> Iterator[Address]:
    """Yield our own patterns; the sign-in library's pages guard themselves and have its tests."""
    for name, pattern in _walk(get_resolver(), ""):
        if not name.startswith(LIBRARY):
            yield Address(name, pattern.callback, tuple(pattern.pattern.regex.groupindex))


def path_of(address: Address, things) -> str:
    """Return the path of an address for the things of a world."""
    values = {
        name: (PARAMETERS.get((address.name, name)) or PARAMETERS[name])(things)
        for name in address.parameters
    }
    return reverse(address.name, kwargs=values)


def _walk(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield f"{prefix}{each.name}", each
        else:
            inner = f"{each.namespace}:" if each.namespace else ""
            yield from _walk(each, prefix + inner)
