"""Rotations as matrices, for one or for many angles at once (degrees)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def _stack(angle: Array | float) -> tuple[Array, Array, Array]:
    radians = np.deg2rad(np.asarray(angle, dtype=float))
    out = np.zeros((*radians.shape, 3, 3))
    return np.cos(radians), np.sin(radians), out


def about_x(angle: Array | float) -> Array:
    """About the axis to the subject's left: what flexes the trunk."""
    c, s, out = _stack(angle)
    out[..., 0, 0] = 1
    out[..., 1, 1], out[..., 1, 2], out[..., 2, 1], out[..., 2, 2] = c, -s, s, c
    return out


def about_y(angle: Array | float) -> Array:
    """About the axis to the back: what bends the trunk to the left."""
    c, s, out = _stack(angle)
    out[..., 1, 1] = 1
    out[..., 0, 0], out[..., 0, 2], out[..., 2, 0], out[..., 2, 2] = c, s, -s, c
    return out


def about_z(angle: Array | float) -> Array:
    """About the axis upwards: what turns the trunk to the left."""
    c, s, out = _stack(angle)
    out[..., 2, 2] = 1
    out[..., 0, 0], out[..., 0, 1], out[..., 1, 0], out[..., 1, 1] = c, -s, s, c
    return out


def about(axis: Array, angle: Array | float) -> Array:
    """About any axis (Rodrigues)."""
    x, y, z = unit(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    radians = np.deg2rad(np.asarray(angle, dtype=float))[..., None, None]
    out: Array = np.eye(3) + np.sin(radians) * cross + (1 - np.cos(radians)) * (cross @ cross)
    return out


def unit(vector: Array) -> Array:
    """The same direction, of length one."""
    out: Array = vector / np.linalg.norm(vector, axis=-1, keepdims=True)
    return out


def between(start: Array, end: Array) -> Array:
    """The shortest rotation that takes one direction to another."""
    a, b = unit(start), unit(end)
    axis = np.cross(a, b)
    size = float(np.linalg.norm(axis))
    return np.eye(3) if size < 1e-9 else about(axis, float(np.degrees(np.arctan2(size, a @ b))))
