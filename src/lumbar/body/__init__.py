"""Joints and poses in anatomical angles, and what their pictures show."""

from lumbar.body.carried import carried
from lumbar.body.pose import Contact, Joint, KeyFrame, Mat, Part, Pose, Prop, Side, Spot, Things, contact
from lumbar.body.reference import Reference, ReferenceFrame, Seen, read_references, reference_of, seen_angles
from lumbar.body.seen import described
from lumbar.body.solved import pose_of, read_poses

__all__ = [
    "Contact", "Joint", "KeyFrame", "Mat", "Part", "Pose", "Prop", "Reference", "ReferenceFrame", "Seen", "Side",
    "Spot", "Things", "carried", "contact", "described", "pose_of", "read_poses", "read_references", "reference_of",
    "seen_angles",
]  # fmt: skip
