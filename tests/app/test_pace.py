"""Whatever is asked and whenever: no more within a window than its rate allows."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.app.pace import Limits, Pace, Rate
from bot.chat.telegram.channel import LIMITS as TELEGRAM
from tests.fakes.desk import row, text

LIMITS = Limits(everyone=(Rate(6, 1.0),), kept_free=2, private=(Rate(3, 2.0),))
GAPS_S = st.lists(st.sampled_from((0.0, 0.125, 0.5, 1.0, 3.0)), max_size=60)


@given(gaps_s=GAPS_S, reminders=st.booleans())
def test_no_window_is_ever_fuller_than_its_rate(*, gaps_s: list[float], reminders: bool) -> None:
    pace, now_s, sent = Pace(lambda _: LIMITS), 0.0, list[float]()
    for number, gap_s in enumerate(gaps_s):
        now_s += gap_s
        asked = row(text(number, user=f"user{number}"), unprompted=reminders)
        wait_s = pace.service_wait_s("wire", now_s, unprompted=reminders)
        places = 4 if reminders else 6
        lately = sum(moment > now_s - 1.0 for moment in sent)
        assert (wait_s == 0) is (lately < places)
        assert (pace.room("wire", now_s, unprompted=reminders) > 0) is (wait_s == 0)
        if wait_s == 0:
            pace.note(asked, now_s)
            sent.append(now_s)


def test_reminders_leave_places_for_answers() -> None:
    pace = Pace(lambda _: LIMITS)
    for number in range(4):
        pace.note(row(text(number, user=f"user{number}"), unprompted=True), 0.0)
    assert pace.service_wait_s("wire", 0.0, unprompted=True) == 1.0
    assert pace.service_wait_s("wire", 0.0, unprompted=False) == 0.0


def test_a_group_hears_twenty_a_minute() -> None:
    pace, now_s, sent = Pace(lambda _: TELEGRAM), 0.0, 0
    group = replace(row(text(1)), to=replace(text(1).where, chat="-100", private=False))
    while now_s < 59.0:
        if pace.chat_wait_s(group, now_s) == 0:
            pace.note(group, now_s)
            sent += 1
        now_s += 0.5
    assert sent == 20
    assert pace.chat_wait_s(group, 60.0) < 1.0


def test_a_chat_that_is_quiet_is_forgotten() -> None:
    pace = Pace(lambda _: LIMITS)
    for number in range(1000):
        pace.note(row(text(1, user=f"user{number}")), float(number))
    assert len(pace) == 2
