"""What holds for every plan, whoever asks, on whatever day."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from lumbar.catalogue import MinutesRange, steps, work_seconds
from lumbar.planning import PHASES, Item, NotCleared, Session, in_main, item_seconds, plan, why_not
from lumbar.planning.day import day_of
from lumbar.planning.session import sides
from lumbar.words import known as has_words
from lumbar.words import render
from tests.examples import MANY
from tests.people import CATALOGUE, Case, cases, variant_ids


def planned(case: Case, seed: int = 0) -> Session | None:
    try:
        return plan(CATALOGUE, case.known.clearance, case.known.progress, case.wish, case.now, seed)
    except NotCleared:
        return None


def in_phase(session: Session, phase: str) -> list[Item]:
    return [item for item in session.items if item.phase == phase]


@settings(max_examples=MANY)
@given(cases())
def test_a_plan_keeps_every_promise(case: Case) -> None:
    session = planned(case)
    assert (session is None) == case.known.clearance.locked
    if session is not None:
        for promise in PROMISES:
            promise(case, session)


def nothing_excluded(case: Case, session: Session) -> None:
    for item in session.items:
        assert case.known.clearance.verdicts[item.variant].allowed, item.variant


def nothing_unwanted_or_hurting(case: Case, session: Session) -> None:
    for item in session.items:
        standing = case.known.progress.standings.get(item.exercise)
        assert item.exercise not in case.known.progress.never, item.exercise
        assert standing is None or not standing.off or item.variant in standing.back_by, item.variant


def nothing_left_out_today(case: Case, session: Session) -> None:
    assert case.wish.edits.without.isdisjoint(item.exercise for item in session.items)


def never_harder_than_the_diary_says(case: Case, session: Session) -> None:
    for item in session.items:
        standing = case.known.progress.standings.get(item.exercise)
        form = CATALOGUE.variant(item.variant)
        highest = CATALOGUE.variant(standing.variant).level if standing else 0
        staged = form.form in CATALOGUE[item.exercise].sequence.stages
        recovers = item.phase == "rest" or item.reason.key == "planning.reason.after-planks"
        assert form.level <= highest or staged, item.variant
        if item.phase == "strength" and not recovers and standing and item.variant == standing.variant:
            top = steps(form.dose)[standing.step]
            assert work_seconds(item.dose) * item.sets <= work_seconds(top.dose) * top.sets, item


def at_hand_and_in_place(case: Case, session: Session) -> None:
    progress, wish = case.known.progress, case.wish
    assert progress.equipment is not None
    at_hand = progress.equipment if wish.equipment is None else wish.equipment
    at_hand |= {"chair"} if wish.place == "chair" else set()
    for item in session.items:
        form = CATALOGUE.variant(item.variant)
        assert all(at_hand & set(group) for group in form.equipment), item.variant
        assert wish.place in form.places or (wish.place == "floor" and "chair" in form.places), item.variant


def seconds_add_up(case: Case, session: Session) -> None:
    assert session.seconds == sum(item.seconds for item in session.items)
    for item in session.items:
        assert item.seconds == item_seconds(
            item.dose, item.side, item.sets, item.rest_s, item.transition_s, item.ready_s
        )
        assert item.seconds > 0
        assert item.transition_s >= 0


def as_long_as_wished(case: Case, session: Session) -> None:
    wished = 60 * case.wish.minutes
    assert session.minutes == case.wish.minutes
    assert session.shortened is not None or abs(session.seconds - wished) <= 0.03 * wished
    assert session.seconds <= 1.03 * wished


def phases_in_order(case: Case, session: Session) -> None:
    order = [PHASES.index(item.phase) for item in session.items]
    assert order == sorted(order)


def warm_up_first(case: Case, session: Session) -> None:
    warm = in_phase(session, "warm-up")
    mandated = {exercise.id: exercise.sequence.warm_up for exercise in CATALOGUE if exercise.sequence.warm_up}
    own = [mandated[item.exercise] for item in warm if item.exercise in mandated]
    assert own == sorted(own, key=lambda place: place or 0)
    assert len(warm) <= 3
    left_out = case.known.progress.never | case.wish.edits.without
    if session.items and not case.known.progress.standings and not left_out:
        assert len(warm) >= 2
    for item in warm:
        stands_in = item.reason.key == "planning.reason.warm-up-instead"
        assert (item.exercise in mandated) is not stands_in or stands_in


def relief_only_in_a_flare(case: Case, session: Session) -> None:
    if "FLARE" in case.known.clearance.conditions:
        assert not in_phase(session, "strength")
        assert not any(CATALOGUE[item.exercise].strengthens for item in session.items)
        assert session.label is not None


def within_the_days_budget(case: Case, session: Session) -> None:
    day = day_of(CATALOGUE, case.known.clearance, case.known.progress, case.wish, case.now)
    strength = {item.exercise for item in in_phase(session, "strength") if CATALOGUE[item.exercise].strengthens}
    taken_from = {CATALOGUE[id].sequence.after for id in strength}
    assert len(strength - taken_from) <= day.most_strength
    for item in session.items:
        if in_main(item):
            assert day.theme.bears(CATALOGUE.variant(item.variant).load), item.variant
            assert day.budget.too_heavy(CATALOGUE.variant(item.variant).load) is None, item.variant


def strength_has_rested(case: Case, session: Session) -> None:
    for item in in_phase(session, "strength"):
        standing = case.known.progress.standings.get(item.exercise)
        if CATALOGUE[item.exercise].strengthens and standing and standing.last_strength:
            assert case.now - standing.last_strength >= timedelta(hours=48), item.exercise


def both_sides_alike(case: Case, session: Session) -> None:
    seconds: dict[tuple[str, str], int] = {}
    for item in session.items:
        assert (item.side == "bilateral") == (CATALOGUE.variant(item.variant).sides == "bilateral")
        if item.side in ("left", "right"):
            work = item.sets * work_seconds(item.dose) * sides(item.side)
            seconds[item.exercise, item.side] = seconds.get((item.exercise, item.side), 0) + work
    for exercise, _ in seconds:
        assert seconds.get((exercise, "left")) == seconds.get((exercise, "right")), exercise


def sequences_kept(case: Case, session: Session) -> None:
    order = [(item.exercise, item.side) for item in session.items]
    names = [exercise for exercise, _ in order]
    if "pigeon" in names and "low-lunge" in names:
        first = names.index("low-lunge")
        one_leg = [("low-lunge", "left"), ("pigeon", "left")]
        assert order[first : first + 4] == [*one_leg, ("low-lunge", "right"), ("pigeon", "right")]
    if "seated-twist" in names and "seated-fold" in names:
        assert names[names.index("seated-twist") + 1] == "seated-fold"
        assert session.items[names.index("seated-fold")].transition_s == 0
    for item, after in pairwise(in_phase(session, "strength") + in_phase(session, "rest")):
        rule = CATALOGUE[item.exercise].sequence.recovery
        if rule is not None and CATALOGUE[after.exercise].sequence.recovery is None:
            forms = {rule.variant, *rule.instead} | {form.id for form in CATALOGUE["childs-pose"].variants}
            held = after.sets * work_seconds(after.dose)
            assert after.variant in forms
            assert rule.seconds.min <= held <= rule.seconds.max or after.sets > 1


def limits_of_conditions(case: Case, session: Session) -> None:
    for item in session.items:
        reliefs = case.known.clearance.verdicts[item.variant].adapted
        caps = [relief.max_hold_s for relief in reliefs if relief.max_hold_s is not None]
        held = getattr(item.dose, "seconds", getattr(item.dose, "hold_s", 0))
        if item.dose.kind == "breaths":
            held = work_seconds(item.dose)
        assert held <= min(caps, default=held), item
        assert set(item.adapt) >= {relief.how for relief in reliefs}


def done_in_the_session(case: Case, session: Session) -> None:
    for item in session.items:
        assert CATALOGUE[item.exercise].in_session
        assert not isinstance(CATALOGUE.variant(item.variant).dose, MinutesRange)


def stretch_and_strength(case: Case, session: Session) -> None:
    if session.label is None:
        assert in_phase(session, "strength")
    else:
        assert not in_phase(session, "strength")


def everything_has_words(case: Case, session: Session) -> None:
    said = [session.shortened, session.label, *session.notes]
    for item in session.items:
        said += [item.reason, *item.adapt]
    for message in said:
        assert message is None or render(message)


PROMISES = (
    nothing_excluded, nothing_unwanted_or_hurting, nothing_left_out_today, never_harder_than_the_diary_says,
    at_hand_and_in_place,
    seconds_add_up, as_long_as_wished, phases_in_order, warm_up_first, relief_only_in_a_flare,
    within_the_days_budget, strength_has_rested,
    both_sides_alike, sequences_kept, limits_of_conditions, done_in_the_session, stretch_and_strength,
    everything_has_words,
)  # fmt: skip


@given(cases(), st.integers(0, 3))
def test_the_same_day_and_seed_give_the_same_plan(case: Case, seed: int) -> None:
    assert planned(case, seed) == planned(case, seed)


@given(cases(), variant_ids)
def test_every_form_that_is_not_planned_has_a_reason(case: Case, variant: str) -> None:
    session = planned(case)
    reason = why_not(
        CATALOGUE, case.known.clearance, case.known.progress, case.wish, variant, now=case.now, session=session
    )
    assert render(reason)
    chosen = session is not None and variant in {item.variant for item in session.items}
    assert (reason.key == "planning.why-not.chosen") == chosen
    assert has_words(reason.key)
