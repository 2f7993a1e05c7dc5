"""Whose page is it? Every question of ownership is answered here."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from lumbar.web.models import Person

LOCAL = UUID("6c756d62-6172-4000-8000-000000000001")


def local_person() -> Person:
    """The one person of a home without accounts; made at the first call, the same row ever after."""
    return Person.objects.get_or_create(pk=LOCAL)[0]


def person_for(request: HttpRequest) -> Person:
    """The person whose diary this request may read and write."""
    return local_person()


def mark_of(person: Person) -> str:
    """Tells a browser whose pages it keeps, without naming anybody.

    The first half stands for the person; the second half changes when everything about them has been deleted.
    """
    halves = (str(person.pk), f"{person.pk} {person.created.isoformat()}")
    return "".join(salted_hmac("lumbar.person", half).hexdigest()[:8] for half in halves)
