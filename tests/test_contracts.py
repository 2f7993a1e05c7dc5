"""What passes between the rooms has the shape that docs/contracts shows. `just contracts` writes the samples anew."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from lumbar.body import KeyFrame, Mat, Pose, Prop, Reference, ReferenceFrame, seen_angles
from lumbar.catalogue import Hold, Reps, load_catalogue
from lumbar.diary import DATA, Entry, Progress, Standing, read_entry, write_entry
from lumbar.guiding import Timeline, lay_out
from lumbar.planning import Edits, Item, PlannedDay, Programme, Session, Week, Wish, item_seconds
from lumbar.screening import Answers, Check, Clearance, Finding, Person, Relief, Verdict
from lumbar.wire import decode, encode
from lumbar.words import message

FOLDER = Path(__file__).parent.parent / "docs/contracts"
AT = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
PLANNED = "5f0c1d9e-7f39-4b39-9a53-0f8f8f6f0c01"

BIRD = Reps("reps", 5, 5, 3)
REST = Hold("hold", 120)
SESSION = Session(
    minutes=5,
    seconds=item_seconds(BIRD, "alternating", 1, 20, 10) + item_seconds(REST, "bilateral", 1, 0, 10),
    theme="relief",
    shortened=message("planning.shortened.open", n=4, wished=5),
    items=(
        Item(
            exercise="bird-dog",
            variant="bird-dog/base",
            phase="strength",
            start_position="quadruped",
            side="alternating",
            dose=BIRD,
            sets=1,
            rest_s=20,
            transition_s=10,
            seconds=item_seconds(BIRD, "alternating", 1, 20, 10),
            reason=message("planning.reason.due", n=3),
            change=1,
        ),
        Item(
            exercise="supported-supine-rest",
            variant="supported-supine-rest/base",
            phase="rest",
            start_position="supine",
            side="bilateral",
            dose=REST,
            sets=1,
            rest_s=0,
            transition_s=10,
            seconds=item_seconds(REST, "bilateral", 1, 0, 10),
            reason=message("planning.reason.rest"),
        ),
    ),
)
DATA_SAMPLES: dict[str, dict[str, Any]] = {
    "answers": {"chosen": {"emergency": []}, "born": "1966-05-04", "rises_at": "06:30"},
    "check": {"pain": 3, "new": [], "morning": 2, "flare": False},
    "planned": {"session": encode(SESSION)},
    "set": {
        "session": PLANNED, "item": 0, "exercise": "bird-dog", "variant": "bird-dog/base", "side": "alternating",
        "set": 1, "seconds": 80, "full": True, "reps": 5, "hold_s": 5,
    },
    "feeling": {
        "session": PLANNED, "item": 0, "exercise": "bird-dog", "variant": "bird-dog/base", "feeling": "uncomfortable",
        "side": "left", "pain_before": 2, "pain": 4, "effort": 5,
    },
    "stop": {
        "session": PLANNED, "reason": "sharp", "exercise": "bird-dog", "variant": "bird-dog/base", "item": 0,
    },
    "after": {"session": PLANNED, "pain": 2, "effort": 4, "technique": True, "note": ""},
    "morning": {"session": PLANNED, "pain": 2},
    "flare": {"on": True},
    "clearance": {"by": "Dr Example", "on": "2026-03-01", "codes": ["KNEE"], "questions": ["QD5"]},
    "preference": {
        "exercise": "side-plank", "like": "never", "equipment": ["mat"], "minutes": 20, "holds": "seconds",
        "country": "GB", "lang": "en", "goal": "prevention", "days": 3, "weekdays": ["mon", "thu"],
        "easier_weeks": True, "activity": "swim", "activity_days": 2,
    },
    "activity": {"activity": "walk", "minutes": 30},
    "void": {"entry": PLANNED},
}  # fmt: skip
POSE = Pose(
    "cobra/base",
    "up",
    (
        KeyFrame(
            "start", (0, 1), (0, 0.08, 0.02), ("thigh.left", "thigh.right", "belly", "chest"), {"pelvis.tilt": 90}
        ),
        KeyFrame(
            "up",
            (0.5,),
            (0, 0.08, 0.01),
            ("thigh.left", "thigh.right", "hand.left", "hand.right on block"),
            trunk={"pelvis.tilt": 71, "lumbar.flexion": -34},
            left={"elbow.flexion": 39},
            right={"elbow.flexion": 38},
            seen={"left": {"elbow": 141, "hip": 139}, "right": {"elbow": 142, "hip": 139}},
        ),
    ),
    {"yaw": 58, "pitch": 14},
    props=(Prop("block", "block", (0.23, 0.14, 0.1), (-0.2, -0.3, 0.1)),),
    mat=Mat((0, 0), (0.7, 1.9)),
)
CENTRES: dict[str, tuple[float, ...]] = {
    "shoulder": (160, -470, 170), "elbow": (180, -520, -80), "wrist": (180, -480, 10), "hip": (110, 0, 90),
    "knee": (110, 410, 50), "ankle": (110, 810, 60), "toe": (110, 960, 20),
}  # fmt: skip
OTHER_CENTRES = {name: (-x, y, z) for name, (x, y, z) in CENTRES.items()}
REFERENCE = Reference(
    "cobra/base",
    "9d0b7c3a51e2f846",
    (
        ReferenceFrame(
            "up",
            CENTRES,
            OTHER_CENTRES,
            space=seen_angles(CENTRES, OTHER_CENTRES),
            side=seen_angles(CENTRES, OTHER_CENTRES, (90, 0)),
            front=seen_angles(CENTRES, OTHER_CENTRES, (0, 0)),
        ),
    ),
)
CLEARANCE = Clearance(
    level="doctor",
    findings=(Finding("QD3", "doctor", message("list.and"), message("list.and"), "PREGNANCY"),),
    conditions=frozenset({"PREGNANCY"}),
    verdicts={
        "bird-dog/base": Verdict(adapted=(Relief("balance", message("list.and"), max_hold_s=10),), preferred=True),
        "sphinx/base": Verdict(excluded=(message("list.and"),)),
    },
)
PROGRAMME = Programme(
    goal="prevention",
    reason=message("planning.goal.prevention.why"),
    chosen=None,
    days=3,
    weeks=(
        Week(
            monday=date(2026, 3, 2),
            days=(
                PlannedDay(date(2026, 3, 2), "strength", 15, "relief-and-strength", since=AT),
                PlannedDay(date(2026, 3, 3), "activity", 25, activity="walk", done=True),
                PlannedDay(date(2026, 3, 4), "rest"),
            ),
            why=message("planning.weeks.why.start", n=15, most=20),
        ),
    ),
)
SAMPLES: dict[str, object] = {
    "message": message("dose.seconds", n=20),
    "person": Person(born=date(1966, 5, 4), sex="female", conditions=frozenset({"KNEE"})),
    "answers": Answers(AT, {"emergency": (), "diagnoses": ("stenosis",)}, date(1966, 5, 4)),
    "check": Check(AT, 3, morning=2),
    "clearance": CLEARANCE,
    "progress": Progress(AT, {"bird-dog": Standing("bird-dog", "bird-dog/base", 2, greens=1, last_done=AT)}),
    "wish": Wish(
        14,
        equipment=frozenset({"mat", "strap"}),
        edits=Edits(
            wanted=frozenset({"swimmer"}), without=frozenset({"bird-dog"}), kept=frozenset({"bridge", "swimmer"})
        ),
    ),
    "session": SESSION,
    "programme": PROGRAMME,
    "timeline": lay_out(SESSION, load_catalogue(), "GB"),
    "pose": POSE,
    "reference": REFERENCE,
}


def _held(name: str, data: object) -> object:
    page = FOLDER / f"{name}.json"
    if os.environ.get("LUMBAR_WRITE_CONTRACTS"):
        page.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return json.loads(page.read_text("utf-8"))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_value_has_the_json_that_the_contract_shows(name: str) -> None:
    value = SAMPLES[name]
    held = _held(name, encode(value))
    assert encode(value) == held
    assert decode(type(value), held) == value


def test_every_kind_of_entry_has_a_sample_that_reads_and_writes_back() -> None:
    assert set(DATA_SAMPLES) == set(DATA)
    entries = [
        {"id": f"5f0c1d9e-7f39-4b39-9a53-{place:012d}", "v": 1, "at": AT.isoformat(), "zone": "Europe/London",
         "kind": kind, "data": data}
        for place, (kind, data) in enumerate(DATA_SAMPLES.items())
    ]  # fmt: skip
    held = _held("entries", entries)
    assert entries == held
    for row in entries:
        entry = read_entry(row)
        assert isinstance(entry, Entry)
        assert read_entry(write_entry(entry)) == entry


def test_a_timeline_survives_the_wire() -> None:
    timeline = SAMPLES["timeline"]
    assert decode(Timeline, json.loads(json.dumps(encode(timeline)))) == timeline
