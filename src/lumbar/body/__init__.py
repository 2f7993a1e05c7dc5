"""Joints and poses in anatomical angles."""

from lumbar.body.pose import PAIRED, Contact, Joint, KeyFrame, Part, Pose, Support

__all__ = ["PAIRED", "Contact", "Joint", "KeyFrame", "Part", "Pose", "Support"]
