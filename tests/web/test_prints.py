"""Sheets for the wall and for the doctor."""

from tests.home import Home


def test_the_sheet_of_today_is_the_session_of_today(screened: Home) -> None:
    today = screened.client.get("/today/?minutes=10").context["today"]
    sheet = screened.client.get("/print/today/?minutes=10")
    assert sheet.context["sheet"].shown == today.shown
    page = sheet.content.decode()
    assert "Stop at once with sharp pain" in page
    assert page.count('class="dose"') == sum(len(phase.rows) for phase in today.phases)


def test_the_doctor_reads_the_very_list_with_doses_and_cautions(home: Home) -> None:
    home.answer(diagnosis=("wear",))
    sheet = home.client.get("/print/doctor/").context["sheet"]
    shown = home.client.get("/screening/result/").context["result"]
    assert sheet.rows == shown.list
    assert sheet.findings
    assert sheet.left_out
    assert any(row.adapt for row in sheet.rows)


def test_a_sheet_can_be_read_while_locked_for_a_doctor(home: Home) -> None:
    home.answer(illness=("weight",))
    assert home.client.get("/print/doctor/").status_code == 200
