"""A lottery: only where the programme wants it, bound before, drawn with a value from outside."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bleibe.applications.choosing.actions import lottery
from bleibe.applications.choosing.actions.lottery import bind_draw, open_draw
from bleibe.applications.choosing.actions.runs import run_selection
from bleibe.applications.choosing.models import SelectionRun
from bleibe.applications.choosing.queries.runs import reading
from bleibe.applications.choosing.queries.verifying import seals_of, verify
from bleibe.applications.choosing.tests.conftest import AFTER
from bleibe.applications.choosing.tests.test_targets import code

pytestmark = pytest.mark.django_db
SOURCE = "Lottozahlen vom 11. April 2026"


@pytest.fixture
def equal_run(applications, applied, call, clara, clock):
    """A run in which two equals share one place."""
    applied("atal", "Atal", "town", 800, "yes", 0.8)
    clock.move_to(AFTER)
    return run_selection(call, tolerance=Decimal(0), by=clara)


@pytest.fixture
def draw(equal_run, clara):
    opens_at = timezone.now() + timedelta(days=10)
    return bind_draw(equal_run, source=SOURCE, opens_at=opens_at, by=clara)


def test_nobody_draws_before_the_value_is_there(draw, clara):
    assert code(open_draw, draw, value="1 2 3", by=clara) == "lottery_too_early"
    again = {"source": "x", "opens_at": timezone.now() + timedelta(days=1), "by": clara}
    assert code(bind_draw, draw.run, **again) == "lottery_bound"


def test_the_draw_follows_from_what_is_public(draw, clock, clara, carl):
    clock.shift(timedelta(days=11))
    made = open_draw(draw, value="3 7 12 19 33 48", by=carl)
    told = reading(made)
    assert made.kind == SelectionRun.Kind.LOTTERY
    assert len(told.chosen) == 3
    assert sorted(told.result["chances"].values())[-2:] == ["1/2", "1/2"]
    assert [each for each in verify(seals_of(str(made.uuid))) if not each.holds] == []
    draw.refresh_from_db()
    assert code(open_draw, draw, value="x", by=carl) == "lottery_drawn"


def test_what_is_bound_stays(draw):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE choosing_draw SET secret = 'x'")


def test_it_needs_a_programme_that_wants_it(equal_run, clara, pia, monkeypatch):
    later = {"source": SOURCE, "opens_at": timezone.now() + timedelta(days=1)}
    past = {"source": SOURCE, "opens_at": timezone.now() - timedelta(days=1)}
    assert code(bind_draw, equal_run, **past, by=clara) == "lottery_too_early"
    assert code(bind_draw, equal_run, **later, by=pia) == "not_allowed"
    frame = lottery.frame_of(equal_run.call)
    without = replace(frame, rules=replace(frame.rules, lottery=False))
    monkeypatch.setattr(lottery, "frame_of", lambda _call: without)
    assert code(bind_draw, equal_run, **later, by=clara) == "lottery_not_wanted"


def test_without_equals_there_is_nothing_to_draw(run, clara):
    later = timezone.now() + timedelta(days=1)
    assert code(bind_draw, run, source=SOURCE, opens_at=later, by=clara) == "lottery_nobody_equal"


def test_it_is_bound_and_drawn_on_pages(equal_run, clock, clara, sign_in):
    client = sign_in(clara)
    binding = reverse("choosing:binding", args=[equal_run.uuid])
    assert client.get(binding).status_code == 200
    done = client.post(binding, {"source": SOURCE, "opens_at": "2026-04-11T20:00"})
    assert done.status_code == 302
    assert SOURCE in client.get(done.url).content.decode()
    public = Client().get(reverse("site:chosen", args=[equal_run.call.key])).content.decode()
    assert equal_run.draw.commitment in public
    assert equal_run.draw.secret not in public
    clock.shift(timedelta(days=20))
    client = sign_in(clara)
    drawing = reverse("choosing:drawing", args=[equal_run.uuid])
    assert client.post(drawing, {"value": ""}).status_code == 422
    assert client.post(drawing, {"value": "1 2"}).status_code == 302
    assert SelectionRun.objects.filter(kind=SelectionRun.Kind.LOTTERY).exists()
