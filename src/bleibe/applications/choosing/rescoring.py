"""The scores of a run once more, from what reviewers and panel gave."""

from collections.abc import Mapping

from bleibe.applications.reviewing.rubric import Criterion
from bleibe.applications.reviewing.scoring import score
from bleibe.programmes.package.condition import Anchor


def rescored(content: Mapping[str, object]) -> dict[str, str]:
    """Return the score of each application by its key, computed from sealed content."""
    rubric = [
        Criterion(
            each["key"], "", each["question"], each["weight_class"], each["weight"],
            tuple(Anchor(*anchor) for anchor in each["anchors"]),
        )
        for each in content["rubric"]
    ]  # fmt: skip
    found = {}
    for key in {*content["given"], *content["agreed"]}:
        made = score(rubric, given=content["given"].get(key, {}), agreed=content["agreed"].get(key))
        if made is not None:
            found[key] = str(made.value)
    return found
