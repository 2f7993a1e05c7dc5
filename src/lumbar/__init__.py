"""Lumbar leads a person through safe lower-back exercise at home."""

__version__ = "0.1.0"
