"""The rows: accounts, people, what each person's diary says, and the devices that may read it."""

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


class Device(models.Model):
    """A phone that was let in from the home network. Only the hash of what it proves itself with is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices")
    name = models.CharField(max_length=40)
    proof = models.CharField(max_length=64, unique=True)
    paired = models.DateTimeField()
    seen = models.DateTimeField()

    class Meta:
        ordering = ("paired", "id")

    def __str__(self) -> str:
        return self.name


class PairingCode(models.Model):
    """The one code with which the next device may be let in; only its hash is kept."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="pairing_code")
    proof = models.CharField(max_length=64)
    ends = models.DateTimeField()
    tries = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"until {self.ends:%H:%M}, {self.tries} tries"
