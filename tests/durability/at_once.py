"""Many at once on a real database: one field written by eight, one form handed in by eight.

Run by ``test_at_once.py`` as a process of its own; prints what came out of it, with the
processor time of a seal, and ends with 1 if a word was lost or something was doubled.
"""

import os
import sys
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

EIGHT, SEALS = 8, 40


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bleibe.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    import handing_in

    handing_in.settle_in()
    lost, doubled = write_at_once(), hand_in_at_once()
    print(  # noqa: T201 - the figure is the result
        f"{EIGHT} writers, {lost} wordings lost, {EIGHT} times handed in, {doubled} doubled, "
        f"{SEALS} seals, {milliseconds_of_a_seal():.1f} ms of processor time each"
    )
    return 1 if lost or doubled else 0


def write_at_once() -> int:
    """Let two people type eight wordings into one empty field; return how many are lost."""
    from bleibe.forms.actions import save_answer
    from bleibe.forms.models import AnswerVersion

    draft, people = new_draft(), [person("anna"), person("rita")]

    def write(number: int) -> None:
        save_answer(
            draft, field="vorhaben", value=f"Fassung {number}", base_version=0,
            by=people[number % 2],
        )  # fmt: skip

    all_at_once(write)
    kept = set(AnswerVersion.objects.filter(answer__draft=draft).values_list("value", flat=True))
    numbers = list(
        AnswerVersion.objects.filter(answer__draft=draft, number__isnull=False).values_list(
            "number", flat=True
        )
    )
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    return EIGHT - len(kept)


def hand_in_at_once() -> int:
    """Ask eight times with one id and eight times with others; return how many are too many."""
    from bleibe.forms.models import Submission
    from bleibe.kernel.errors import Refused

    draft, same = ready_draft(), uuid.uuid4()
    ids = [same if number % 2 else uuid.uuid4() for number in range(EIGHT)]

    def hand_in(number: int) -> None:
        try:
            hand_in_as(draft, ids[number])
        except Refused as refusal:
            if refusal.code != "draft_not_released":
                raise

    all_at_once(hand_in)
    return Submission.objects.filter(draft=draft).count() - 1


def milliseconds_of_a_seal() -> float:
    """Return the processor time of sealing one form, all drafts released before."""
    drafts = [ready_draft() for _number in range(SEALS)]
    before = time.process_time()
    for draft in drafts:
        hand_in_as(draft, uuid.uuid4())
    return (time.process_time() - before) * 1000 / SEALS


def hand_in_as(draft, submission_id: uuid.UUID) -> None:
    from django.utils import timezone

    from bleibe.forms.actions import seal

    now = timezone.now()
    seal(
        draft, submission_id=submission_id, arrived_at=now, closes_at=now + timedelta(days=1),
        by=person("rita"),
    )  # fmt: skip


def ready_draft():
    """Return a draft of a form that is filled in and released."""
    from bleibe.forms.actions import attach, release, save_answer

    draft, anna = new_draft(), person("anna")
    save_answer(draft, field="vorhaben", value="Wir bauen um. " * 100, base_version=0, by=anna)
    save_answer(draft, field="einwohner", value="8.600", base_version=0, by=anna)
    content = [b"Jahr;Personen\n1950;8000\n"]
    attach(draft, field="nachweis", content=content, name="zahlen.csv", by=anna)
    return release(draft, by=person("rita"))


def new_draft():
    from bleibe.forms.actions import open_draft
    from bleibe.forms.models import FormRevision
    from bleibe.parties.models import Organisation

    return open_draft(
        FormRevision.objects.get(), organisation=Organisation.objects.get(key="morgenau"),
        area=None, by=person("anna"),
    )  # fmt: skip


def person(name: str):
    from bleibe.parties.models import Person

    return Person.objects.get(email=f"{name}@example.org")


def all_at_once(act: Callable[[int], None]) -> None:
    """Call ``act`` eight times in threads that begin together."""
    from django.db import connection

    gate = Barrier(EIGHT)

    def begin(number: int) -> None:
        gate.wait()
        try:
            act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(EIGHT) as pool:
        list(pool.map(begin, range(EIGHT)))


if __name__ == "__main__":
    sys.exit(main())
