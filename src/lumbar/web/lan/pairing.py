"""Letting a device in, and shutting it out again."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from lumbar.web.models import Device, PairingCode, Person

MINUTES = 10
"""How long a code may be used."""
TRIES = 5
"""Wrong codes after which the right one is worth nothing either."""
DIGITS = 8
LAPSES = timedelta(days=400)
"""A device that stayed away for so long is paired anew; browsers keep no cookie longer."""
SEEN_EVERY = timedelta(minutes=5)
LONGEST_NAME = 40


@dataclass(frozen=True)
class Code:
    """What a person types on the phone, and until when."""

    digits: str
    ends: datetime

    @property
    def shown(self) -> str:
        """In two groups, so that it can be read across."""
        return f"{self.digits[: DIGITS // 2]} {self.digits[DIGITS // 2 :]}"


@dataclass(frozen=True)
class Paired:
    """A device that was let in, and the token that it proves itself with from now on."""

    device: Device
    token: str


@dataclass(frozen=True)
class Refused:
    """The code was not the right one; `left` says how often another may be tried, 0 that a new one is needed."""

    left: int


def new_code(person: Person, now: datetime) -> Code:
    """A code for one device; the one before it no longer holds."""
    code = Code("".join(secrets.choice("0123456789") for _ in range(DIGITS)), now + timedelta(minutes=MINUTES))
    held = {"proof": _proof_of_code(code.digits), "ends": code.ends, "tries": TRIES}
    PairingCode.objects.update_or_create(person=person, defaults=held)
    return code


def pair(typed: str, name: str, now: datetime) -> Paired | Refused:
    """Let a device in for the code that was typed. The code is used up by it, and by too many wrong ones."""
    with transaction.atomic():
        PairingCode.objects.filter(ends__lte=now).delete()
        open_codes = list(PairingCode.objects.select_related("person"))
        proof = _proof_of_code("".join(char for char in typed if char.isdecimal()))
        matching = [code for code in open_codes if constant_time_compare(code.proof, proof)]
        if not matching:
            return Refused(max((_one_try_less(code) for code in open_codes), default=0))
        person = matching[0].person
        matching[0].delete()
        token = secrets.token_urlsafe(32)
        device = person.devices.create(
            name=name.strip()[:LONGEST_NAME], proof=_proof_of_token(token), paired=now, seen=now
        )
        return Paired(device, token)


def device_of(token: str, now: datetime) -> Device | None:
    """The device that proves itself with this token, or None. Notes every few minutes that it was seen."""
    if not token:
        return None
    known = Device.objects.filter(proof=_proof_of_token(token), seen__gt=now - LAPSES)
    device = known.select_related("person").first()
    if device and now - device.seen >= SEEN_EVERY:
        device.seen = now
        Device.objects.filter(pk=device.pk).update(seen=now)
    return device


def revoke(person: Person, device: UUID) -> bool:
    """Shut a device out; whether it was one of this person's."""
    return bool(person.devices.filter(pk=device).delete()[0])


def _one_try_less(code: PairingCode) -> int:
    code.tries -= 1
    if code.tries:
        code.save(update_fields=["tries"])
    else:
        code.delete()
    return code.tries


def _proof_of_code(digits: str) -> str:
    """Keyed, since so few digits could be found from a plain hash by trying them all."""
    return salted_hmac("lumbar.pairing-code", digits, algorithm="sha256").hexdigest()


def _proof_of_token(token: str) -> str:
    """A plain hash: nobody tries out 256 random bits."""
    return hashlib.sha256(token.encode()).hexdigest()
