from uuid import UUID

from lumbar.catalogue import Equipment
from lumbar.diary import Entry
from lumbar.planning import state
from lumbar.screening import Person
from tests.people import CATALOGUE, EVENING


def entry(kind: str, data: dict[str, object]) -> Entry:
    return Entry(str(UUID(int=1, version=4)), EVENING, "UTC", kind, data)  # type: ignore[arg-type]


def test_the_person_file_adds_dislikes_and_equipment() -> None:
    person = Person(dislikes=frozenset({"bow"}), equipment=frozenset({"mat"}), stated=True)
    progress = state(CATALOGUE, person, (), EVENING).progress
    assert progress.never == {"bow"}
    assert progress.equipment == frozenset[Equipment]({"mat"})


def test_equipment_told_later_counts() -> None:
    told = entry("preference", {"equipment": ["ball"]})
    assert state(CATALOGUE, Person(stated=True), (told,), EVENING).progress.equipment == frozenset[Equipment]({"ball"})


def test_a_flare_in_the_diary_reaches_the_rules() -> None:
    told = entry("flare", {"on": True})
    assert "FLARE" in state(CATALOGUE, Person(stated=True), (told,), EVENING).clearance.conditions


def test_a_doctors_agreement_in_the_diary_clears() -> None:
    person = Person(conditions=frozenset({"STENOSIS"}), stated=True)
    assert state(CATALOGUE, person, (), EVENING).clearance.locked
    agreed = entry("clearance", {"by": "Dr Ozols", "on": "2026-05-01", "codes": ["STENOSIS"], "questions": []})
    assert not state(CATALOGUE, person, (agreed,), EVENING).clearance.locked


def test_who_has_not_answered_is_not_cleared() -> None:
    assert state(CATALOGUE, Person(), (), EVENING).clearance.locked
