"""How a phone comes in, and which are in."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from lumbar.web.home import Home, default_folder
from lumbar.web.lan.doors import Doors, told
from lumbar.web.lan.network import host_name, names
from lumbar.web.lan.pairing import Code
from lumbar.web.models import Device
from lumbar.web.people import DEVICE
from lumbar.web.visit import Visit
from lumbar.web.wording import day_words
from lumbar.words import Message, message


@dataclass(frozen=True)
class DeviceLine:
    """One device that was let in."""

    id: UUID
    name: str
    dates: Message
    here: bool


@dataclass(frozen=True)
class WayIn:
    """What a phone needs to come in; `lasting` is the address by name, which a router does not change."""

    address: str
    lasting: str | None
    qr: str
    fingerprint: str


@dataclass(frozen=True)
class Phone:
    """The whole page. On a phone that is in there is no way in to show; without `--lan` there is none at all."""

    here: bool
    way_in: WayIn | None
    code: Code | None
    devices: tuple[DeviceLine, ...]


def phone(visit: Visit, code: Code | None = None) -> Phone:
    """The page for the one who looks at it, with a code that was just made."""
    doors = None if settings.DEVICES_ONLY else told(Home(default_folder()))
    own: Device | None = visit.request.META.get(DEVICE)
    zone = ZoneInfo(visit.zone)
    lines = tuple(
        DeviceLine(
            id=device.id,
            name=device.name,
            dates=message(
                "lan.phone.device_dates",
                paired=day_words(device.paired.astimezone(zone)),
                seen=day_words(device.seen.astimezone(zone)),
            ),
            here=own is not None and device.pk == own.pk,
        )
        for device in visit.person.devices.all()
    )
    return Phone(settings.DEVICES_ONLY, _way_in(doors) if doors else None, code, lines)


def _way_in(doors: Doors) -> WayIn:
    import segno

    from lumbar.web.lan.authority import Authority

    lasting = names(host_name())[:1]
    return WayIn(
        address=doors.certificate,
        lasting=Doors(lasting[0], doors.port).certificate if lasting else None,
        qr=segno.make_qr(doors.certificate, error="m").svg_data_uri(dark="#000", light="#fff", border=4, omitsize=True),
        fingerprint=Authority(Home(default_folder()).lan).fingerprint(),
    )
