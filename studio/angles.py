"""The anatomical angles of a pose in the order the solver knows them, how far each goes, and how firmly it is meant."""

from __future__ import annotations

from typing import Final

TRUNK: Final = (
    "pelvis.tilt", "pelvis.roll", "pelvis.turn",
    "lumbar.flexion", "lumbar.lateral", "lumbar.rotation",
    "thoracic.flexion", "thoracic.lateral", "thoracic.rotation",
    "neck.flexion", "neck.lateral", "neck.rotation",
)  # fmt: skip
LEG: Final = (
    "hip.flexion", "hip.abduction", "hip.rotation", "knee.flexion", "ankle.dorsiflexion", "ankle.inversion",
    "toes.extension",
)  # fmt: skip
ARM: Final = (
    "scapula.elevation", "scapula.protraction", "shoulder.flexion", "shoulder.abduction", "shoulder.rotation",
    "elbow.flexion", "forearm.pronation", "wrist.extension", "wrist.deviation", "fingers.flexion",
)  # fmt: skip
LIMBS: Final = LEG + ARM
SIDES: Final = ("left", "right")
NAMES: Final = TRUNK + tuple(f"{side}.{name}" for side in SIDES for name in LIMBS)
INDEX: Final = {name: place for place, name in enumerate(NAMES)}

AAOS: Final = "American Academy of Orthopaedic Surgeons, Joint Motion, 1965 (recalled)"
ARMS: Final = "Norkin & White, Measurement of Joint Motion, 5th ed., table A.1: means of seven studies"
HIPS: Final = "ten ways of sitting, BMC Musculoskelet Disord 2021, s12891-021-04487-z"
LEGS: Final = "Soucie et al., Haemophilia 2011;17:500 (674 people)"
KNEELING: Final = "Hemmerich et al., J Orthop Res 2006, doi 10.1002/jor.20114: squatting, kneeling, cross-legged"
LIMITS: Final = "Merck Manual, normal values for range of motion of joints"
SPINE: Final = "White & Panjabi, Clinical Biomechanics of the Spine, 2nd ed., summed over the levels (recalled)"
NECK: Final = "healthy adults in studies pooled at anatomystandard.com, ROM of the spine: 64, -63, 49 degrees"
MODEL: Final = "the rig: its clavicle stands for the whole shoulder girdle"

RANGES: Final[dict[str, tuple[float, float, str]]] = {
    "pelvis.tilt": (-200, 200, "turns the whole body"),
    "pelvis.roll": (-200, 200, "turns the whole body"),
    "pelvis.turn": (-200, 200, "turns the whole body"),
    "lumbar.flexion": (-35, 60, SPINE),
    "lumbar.lateral": (-30, 30, SPINE),
    "lumbar.rotation": (-15, 15, SPINE),
    "thoracic.flexion": (-25, 40, SPINE),
    "thoracic.lateral": (-35, 35, SPINE),
    "thoracic.rotation": (-40, 40, SPINE),
    "neck.flexion": (-60, 50, NECK),
    "neck.lateral": (-45, 45, NECK),
    "neck.rotation": (-80, 80, AAOS),
    "hip.flexion": (-30, 140, LEGS + "; children bend 141 on average"),
    "hip.abduction": (-30, 60, AAOS),
    "hip.rotation": (-45, 82, HIPS + ": 38 to 82 outwards with crossed legs"),
    "knee.flexion": (-5, 160, KNEELING + ": 157, standard deviation 6"),
    "ankle.dorsiflexion": (-65, 35, KNEELING),
    "ankle.inversion": (-20, 35, LIMITS),
    "toes.extension": (-40, 75, LIMITS),
    "scapula.elevation": (-15, 40, MODEL),
    "scapula.protraction": (-25, 25, MODEL),
    "shoulder.flexion": (-60, 180, ARMS),
    "shoulder.abduction": (-50, 180, ARMS),
    "shoulder.rotation": (-80, 100, ARMS),
    "elbow.flexion": (-5, 150, ARMS),
    "forearm.pronation": (-90, 90, ARMS),
    "wrist.extension": (-85, 95, ARMS + "; leaning on the palm reaches 90"),
    "wrist.deviation": (-25, 35, ARMS),
    "fingers.flexion": (-10, 95, LIMITS),
}
"""Least and greatest angle of each joint in degrees, and where that is published."""

TRUNK_FIRMNESS: Final[dict[str, float]] = {
    "pelvis.tilt": 6, "pelvis.roll": 2, "pelvis.turn": 1,
    "lumbar.flexion": 3, "lumbar.lateral": 1.5, "lumbar.rotation": 1.5,
    "thoracic.flexion": 5, "thoracic.lateral": 1.5, "thoracic.rotation": 1.5,
    "neck.flexion": 4, "neck.lateral": 1, "neck.rotation": 1,
}  # fmt: skip
HEAD_RESTS: Final[dict[str, float]] = {"neck.flexion": 20, "neck.lateral": 3, "neck.rotation": 3}
LIMB_BEARS: Final[dict[str, float]] = {
    "hip.flexion": 10, "hip.abduction": 4, "hip.rotation": 5, "knee.flexion": 8, "ankle.dorsiflexion": 20,
    "ankle.inversion": 6, "toes.extension": 12, "scapula.elevation": 3, "scapula.protraction": 3,
    "shoulder.flexion": 14, "shoulder.abduction": 8, "shoulder.rotation": 12, "elbow.flexion": 12,
    "forearm.pronation": 25, "wrist.extension": 35, "wrist.deviation": 10,
}  # fmt: skip
LIMB_HOLDS: Final[dict[str, float]] = {
    **LIMB_BEARS, "shoulder.flexion": 30, "shoulder.abduction": 25, "shoulder.rotation": 30, "elbow.flexion": 40,
    "forearm.pronation": 40, "wrist.extension": 20, "scapula.elevation": 5, "scapula.protraction": 8,
}  # fmt: skip
"""How many degrees an angle may be moved from what the author wrote at the price of one unit of the solver."""
