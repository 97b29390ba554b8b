"""What a phase opens to a reviewer, and what those who organise see in any phase."""

from dataclasses import dataclass
from typing import Protocol

NEVER, AFTER_OWN, ALWAYS = "never", "after_own", "always"


class Phase(Protocol):
    """The settings of a phase."""

    may_review: bool
    may_revise: bool
    may_discuss: bool
    shows_applicants: bool
    shows_personal: bool
    shows_reviewers: bool
    other_reviews: str


@dataclass(frozen=True)
class Sight:
    """What somebody may do and see in the reviewing of a call."""

    may_read: bool = False
    may_review: bool = False
    may_revise: bool = False
    may_discuss: bool = False
    applicants: bool = False
    personal: bool = False
    reviewers: bool = False
    others: str = NEVER

    def sees_others(self, *, has_own: bool) -> bool:
        """Say whether reviews by others are open to somebody with or without an own one."""
        return self.others == ALWAYS or (self.others == AFTER_OWN and has_own)


NOTHING = Sight()


def of_reviewer(phase: Phase | None) -> Sight:
    """Return what a phase opens to those who review; nothing where no phase is open."""
    if phase is None:
        return NOTHING
    return Sight(
        may_read=True,
        may_review=phase.may_review,
        may_revise=phase.may_revise,
        may_discuss=phase.may_discuss,
        applicants=phase.shows_applicants,
        personal=phase.shows_personal,
        reviewers=phase.shows_reviewers,
        others=phase.other_reviews,
    )


def of_organiser(phase: Phase | None) -> Sight:
    """Return what those see who organise or check; to discuss needs a phase for it."""
    return Sight(
        may_read=True,
        may_discuss=phase is not None and phase.may_discuss,
        applicants=True,
        personal=True,
        reviewers=True,
        others=ALWAYS,
    )
