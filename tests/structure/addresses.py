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
    **{
        (f"site:{name}", "key"): lambda things: things.call.key
        for name in ("call", "announcement", "blank_form")
    },
    ("site:announcement", "suffix"): lambda _things: "docx",
    **{
        (name, "key"): lambda things: things.call.programme.key
        for name in (
            "site:programme",
            "site:budget",
            "site:dates",
            "site:feed",
            "programmes:versions",
            "programmes:version",
        )
    },
    ("programmes:version", "number"): lambda _things: 2,
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

OF_DRAFT = (
    "draft", "missing", "preview", "section", "field", "history", "upload_begin",
)  # fmt: skip
OF_FORM = {
    **{(name, "uuid"): ("draft", "uuid") for name in OF_DRAFT},
    **{
        (name, "uuid"): ("attachment", "uuid")
        for name in ("attachment", "attachment_file", "attachment_removal")
    },
    **{
        (name, "pk"): ("sealed", "pk")
        for name in ("receipt", "receipt_json", "receipt_pdf", "content")
    },
    **{(name, "pk"): ("form_upload", "pk") for name in ("upload", "upload_chunk", "upload_end")},
    **{(name, "pk"): ("answer_version", "pk") for name in ("taking_over", "settling")},
}
PARAMETERS |= {
    (f"forms:{name}", parameter): lambda things, at=at: getattr(getattr(things, at[0]), at[1])
    for (name, parameter), at in OF_FORM.items()
} | {
    ("forms:section", "key"): lambda _things: "kommune",
    ("forms:field", "key"): lambda _things: "contact",
    ("forms:history", "key"): lambda _things: "contact",
}

OF_REVIEWED = ("reading", "revision", "dossier")
OF_REVIEWING = (
    "overview", "declaration", "completion", "assignment", "assignment_end", "sharing",
    "reminder", "phases", "usual_phases", "phase", "phase_opening", "phase_ending", "agenda",
    "reading_list", "table", "agreement",
)  # fmt: skip
PARAMETERS |= {
    (f"reviewing:{name}", "uuid"): lambda things: things.reviewed.uuid for name in OF_REVIEWED
} | {
    (f"reviewing:{name}", "key"): lambda things: things.call.key for name in OF_REVIEWING
} | {
    (f"reviewing:{name}", "number"): lambda _things: 1
    for name in ("phase", "phase_opening", "phase_ending")
}  # fmt: skip

OF_APPLICATION = (
    "application", "deadline_file", "release", "release_end", "submission", "replacement",
    "withdrawal", "again", "showing", "helping",
)  # fmt: skip
OF_REGISTRATION = ("registration", "refusal", "joining", "confirmation")
OF_MAIL = ("mail", "original", "arrival", "mail_release")
PARAMETERS |= {
    **{(f"applying:{name}", "uuid"): lambda things: things.application.uuid
       for name in OF_APPLICATION},
    **{(f"applying:{name}", "uuid"): lambda things: things.registration.uuid
       for name in OF_REGISTRATION},
    **{(f"applying:{name}", "pk"): lambda things: things.mailed.pk for name in OF_MAIL},
    **{(f"applying:{name}", "call"): lambda things: things.call.key
       for name in ("start", "new_mail")},
    ("applying:joining", "key"): lambda _things: "b-stadt",
    ("applying:confirmation", "token"): lambda _things: "x" * 43,
    **{(f"calls:{name}", "key"): lambda things: things.call.key
       for name in ("call", "extension", "closing", "reopening", "question", "asked")},
    **{(f"calls:{name}", "uuid"): lambda things: things.question.uuid
       for name in ("answer", "setting_aside")},
    ("calls:opening", "programme"): lambda things: things.call.programme.key,
}  # fmt: skip
OF_CHECK = (
    "check", "beginning", "formal", "finishing", "new_completion", "attachment", "finding",
    "settlement",
)  # fmt: skip
PARAMETERS |= {
    **{(f"checking:{name}", "reference"): lambda things: things.checked.reference
       for name in OF_CHECK},
    **{(f"checking:{name}", "key"): lambda things: things.checked_condition
       for name in ("finding", "settlement")},
    **{(f"checking:{name}", "pk"): lambda things: things.completion.pk
       for name in ("completion", "completion_file", "closing")},
    **{(f"checking:{name}", "call"): lambda things: things.call.key
       for name in ("selfcheck", "selfcheck_open", "selfcheck_area")},
    ("checking:attachment", "uuid"): lambda things: things.checked_file.uuid,
    ("checking:selfcheck_area", "level"): lambda things: things.area.level,
    ("checking:selfcheck_area", "key"): lambda things: things.area.key,
}  # fmt: skip
PARAMETERS |= {
    **{(f"choosing:{name}", "key"): lambda things: things.choosing_call.key
       for name in ("call", "targets", "new_targets", "new_run", "moving_up")},
    **{(f"choosing:{name}", "uuid"): lambda things: things.run.uuid
       for name in ("run", "deviation", "new_tranche", "binding", "drawing")},
    **{(f"choosing:{name}", "pk"): lambda things: things.tranche.pk
       for name in ("tranche", "release", "dropping", "own_reason")},
    **{(f"choosing:{name}", "uuid"): lambda things: things.decision.uuid
       for name in ("decision", "letter", "acceptance", "renunciation")},
    ("choosing:publication", "pk"): lambda things: things.prepared_targets.pk,
    ("choosing:own_reason", "reference"): lambda things: things.other_application.reference,
    ("choosing:project", "pk"): lambda things: things.project.pk,
    ("site:chosen", "key"): lambda things: things.choosing_call.key,
}  # fmt: skip


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
