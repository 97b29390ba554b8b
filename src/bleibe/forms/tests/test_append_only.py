"""What was handed in stays as it is, in the database itself."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F

from bleibe.forms.actions import withdraw
from bleibe.forms.models import ReceiptKey, SealedContent, Submission, Withdrawal


def refused(act) -> bool:
    """Say whether the database refuses; what it did is undone."""
    try:
        with transaction.atomic():
            act()
    except DatabaseError:
        return True
    return False


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE filling_submission SET on_time = on_time",
        "UPDATE filling_submission SET arrived_at = closes_at",
        "UPDATE filling_submission SET receipt = ''",
        "DELETE FROM filling_submission",
        "UPDATE filling_sealedcontent SET text = ''",
        "UPDATE filling_receiptkey SET public_key = ''",
        "DELETE FROM filling_receiptkey",
        "UPDATE filling_withdrawal SET reason = 'x'",
        "DELETE FROM filling_withdrawal",
    ],
)
def test_raw_sql_changes_nothing(submission, rita, statement):
    withdraw(submission, reason="", by=rita)
    assert refused(lambda: sql(statement))


def test_the_words_can_be_deleted_but_the_proof_stays(submission):
    SealedContent.objects.all().delete()
    assert Submission.objects.get().content_digest == submission.content_digest


def test_the_database_ties_in_time_to_the_two_instants(submission):
    submission.pk, submission.number = None, 2
    submission.on_time = not submission.on_time
    with pytest.raises(IntegrityError), transaction.atomic():
        submission.save(force_insert=True)


def test_the_database_keeps_the_last_editor_from_releasing(released):
    assert refused(lambda: type(released).objects.update(released_by=F("edited_by")))


def test_everything_is_there_once(submission):
    assert [model.objects.count() for model in (Submission, ReceiptKey, Withdrawal)] == [1, 1, 0]
