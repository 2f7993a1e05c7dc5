"""The rows: accounts, people, and what each person's diary says."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models

from lumbar.web import clock


class User(AbstractUser):
    """An account that signs in. A home for one person has none."""


class Person(models.Model):
    """Somebody with a back. Stands apart from the account, so that one home needs no password."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(User, null=True, blank=True, on_delete=models.CASCADE, related_name="person")
    created = models.DateTimeField(default=clock.now, editable=False)

    def __str__(self) -> str:
        return str(self.id)


class Entry(models.Model):
    """One line of a person's diary, never changed once written. Its id comes from the client."""

    pk = models.CompositePrimaryKey("person_id", "id")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="entries")
    id = models.UUIDField()
    v = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    zone = models.CharField(max_length=64)
    kind = models.CharField(max_length=32)
    data = models.JSONField()
    received = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ("at", "id")
        indexes = (models.Index(fields=("person", "at"), name="entry_person_at"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M} {self.id}"
