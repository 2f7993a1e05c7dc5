"""Whose page is it? Every question of ownership is answered here."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from lumbar.web.models import Device, Person

WRITER = "X-Lumbar-Person"
"""A form that waited in a browser says here who wrote it, by their mark."""
DEVICE = "lumbar.device"
"""Where the door to the home network leaves the device of a request, or None. No header can be named so."""
LOCAL = UUID("6c756d62-6172-4000-8000-000000000001")


def local_person() -> Person:
    """The one person of a home without accounts; made at the first call, the same row ever after."""
    return Person.objects.get_or_create(pk=LOCAL)[0]


def person_for(request: HttpRequest) -> Person:
    """The person whose diary this request may read and write.

    Raises PermissionDenied where a request from the home network shows no device that was let in.
    """
    if not settings.DEVICES_ONLY:
        return local_person()
    device: Device | None = request.META.get(DEVICE)
    if device is None:
        raise PermissionDenied
    return device.person


def mark_of(person: Person) -> str:
    """Tells a browser whose pages it keeps, without naming anybody.

    The first half stands for the person; the second half changes when everything about them has been deleted.
    """
    halves = (str(person.pk), f"{person.pk} {person.created.isoformat()}")
    return "".join(salted_hmac("lumbar.person", half).hexdigest()[:8] for half in halves)


def same_person(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: what one person wrote without a network never goes into the diary of another."""

    def respond_to_writer(request: HttpRequest) -> HttpResponse:
        writer = request.headers.get(WRITER)
        if writer and writer != mark_of(person_for(request)):
            return HttpResponse(status=409)
        return respond(request)

    return respond_to_writer
