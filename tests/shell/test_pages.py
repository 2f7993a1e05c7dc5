"""Pages that no visit can bring about, and whose page it is."""

import pytest
from django.test import Client, RequestFactory

from lumbar.web.pages import broken
from lumbar.web.people import local_person, person_for


def test_a_page_that_broke_says_so_without_asking_the_database(rf: RequestFactory) -> None:
    response = broken(rf.get("/"))
    assert response.status_code == 500
    assert "not your fault" in response.content.decode()


@pytest.mark.django_db
def test_a_home_has_one_person_who_stays_the_same(rf: RequestFactory) -> None:
    assert person_for(rf.get("/")) == local_person() == person_for(rf.get("/library/"))


@pytest.mark.django_db
def test_a_page_may_ask_for_camera_and_microphone_and_for_nothing_else(client: Client) -> None:
    asked = client.get("/").headers["Permissions-Policy"]
    assert "camera=(self)" in asked
    assert "geolocation=()" in asked
    assert "microphone=(self)" in asked
    assert "payment=()" in asked
