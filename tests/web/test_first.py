"""The first page and the way from it."""

from tests.home import Home


def test_a_newcomer_reads_what_this_is_and_where_the_data_lives(home: Home) -> None:
    page = home.client.get("/").content.decode()
    assert "What it is not" in page
    assert "On your own computer" in page
    assert 'href="/screening/"' in page


def test_who_has_answered_the_questions_goes_straight_to_today(screened: Home) -> None:
    assert screened.client.get("/").headers["Location"] == "/today/"


def test_without_answers_there_is_no_session_to_see(home: Home) -> None:
    for address in ("/today/", "/check/", "/screening/result/", "/print/today/", "/print/doctor/"):
        assert home.client.get(address).headers["Location"] == "/", address


def test_looking_at_pages_writes_nothing(screened: Home) -> None:
    before = len(screened.entries())
    for address in (
        "/today/",
        "/check/",
        "/history/",
        "/exercises/",
        "/exercises/cobra/",
        "/settings/",
        "/print/doctor/",
    ):
        assert screened.client.get(address).status_code == 200, address
    assert len(screened.entries()) == before


def test_a_form_can_only_be_sent_not_fetched(screened: Home) -> None:
    for address in (
        "/today/start/",
        "/settings/erase/",
        "/settings/import/",
        "/history/activity/",
        "/exercises/cobra/like/",
    ):
        assert screened.client.get(address).status_code == 405, address
