"""The archive: holds, dossiers and requests of a person for their data (6.2), and who learns nothing of it (1.2)."""

import zipfile

import pytest
from playwright.sync_api import Page, expect

from Browser.looks import LOOKS, judge
from Browser.steps import Filed, answer, complain, do, entry, file_of, fill_act, open_case, state, track

NOTE = "此人多次投诉，口径待定"


def fetched(page: Page, link: str, path) -> zipfile.ZipFile:
    """What a link downloads."""
    with page.expect_download() as download:
        page.locator(link).click()
    download.value.save_as(path)
    return zipfile.ZipFile(path)


@pytest.fixture(scope="module")
def case() -> dict:
    """The complaint that the tests go on with."""
    return {}


def test_requests(open_page, open_desk, case, tmp_path):
    """6.2 asked on the tracking page, answered at the desk, live on both sides; a copy without notes; a reason for no"""
    theirs = open_page()
    filed = complain(theirs, "发票抬头打印错误，退回两次。", files=[file_of("发票.png")], about="开票页面")
    case["filed"] = filed
    desk = open_desk("agent")
    open_case(desk, filed.number)
    do(desk, "register", summary="发票抬头错误", userID="u-77")
    do(desk, "validate")
    do(desk, "grade", level=1, reason="信息更正")
    do(desk, "assign", department="front-line")
    do(desk, "add-note", text=NOTE)
    do(desk, "propose", facts="抬头录入错误", solution="重开发票")
    do(desk, "send-result", status="resolved", solution="已重开发票")

    track(theirs, filed)
    assert theirs.locator("a[href$='/copy']").count() == 0
    answer(theirs, "request-copy")
    expect(theirs.locator(".flash")).to_contain_text("请求已提交")
    # The case page says so without being loaded again.
    expect(desk.locator(".keeping")).to_contain_text("索取副本")
    answer(theirs, "request-correction", "我的手机号是 13900001111")
    answer(theirs, "request-deletion", "请删除我的资料")
    answer(theirs, "accept")

    desk.reload()
    box = fill_act(desk, "grant-request", request="1")
    with desk.expect_navigation():
        box.locator("button").last.click()
    # What cannot be is said at its field, and what was typed stays.
    box = fill_act(desk, "grant-request", request="2", field="phone", value="139")
    with desk.expect_navigation():
        box.locator("button").last.click()
    assert desk.locator("#act-grant-request .is-faulty").count() == 1
    assert desk.locator("#act-grant-request [name=value]").input_value() == "139"
    do(desk, "grant-request", request="2", field="phone", value="13900001111")
    expect(desk.locator(".case-side")).to_contain_text("13900001111")

    supervisor = open_desk("super")
    open_case(supervisor, filed.number)
    expect(supervisor.locator("#act-grant-request.is-blocked")).to_contain_text("尚未结束")
    do(supervisor, "refuse-request", request="3", ground="retention", reason="投诉记录须保存至少12个月，期满后自动清除。")

    link = theirs.locator("a[href$='/copy']")
    expect(link).to_be_visible()
    expect(theirs.locator(".talk")).to_contain_text("记录的保存期未满（6.2）")
    with fetched(theirs, "a[href$='/copy']", tmp_path / "copy.zip") as copy:
        text = copy.read("dossier.json").decode() + copy.read("dossier.html").decode()
        assert any(name.endswith("发票.png") for name in copy.namelist())
    assert "发票抬头打印错误" in text and "已重开发票" in text and "13900001111" in text
    assert NOTE not in text and "抬头录入错误" not in text
    stranger = open_page()
    assert stranger.goto(f"/track/{filed.number}/copy").status == 404


def test_archive(open_desk, case, server, tmp_path):
    """6.2 what ended is in the archive; a hold is placed with a reason; the auditor takes the dossier out"""
    number = case["filed"].number
    desk = open_desk("agent")
    open_case(desk, number)
    do(desk, "close")
    assert state(desk) == "已结案"
    assert desk.locator("a[href$='/dossier']").count() == 0
    assert desk.goto(f"/desk/complaints/{number}/dossier").status == 403

    lead = open_desk("oplead")
    open_case(lead, number)
    do(lead, "place-hold", reason="消费者协会调查中")
    expect(lead.locator(".keeping")).to_contain_text("消费者协会调查中")
    lead.goto("/desk/archive")
    line = lead.locator(f"#c-{number}")
    expect(line).to_contain_text("法定保留")
    lead.locator(".tabs a", has_text="已匿名").click()
    expect(lead.locator(".empty")).to_be_visible()
    lead.locator(".tabs a", has_text="法定保留").click()
    expect(lead.locator(f"#c-{number}")).to_be_visible()
    lead.fill("#archive-q", "发票抬头")
    lead.locator(".archive-search button").click()
    expect(lead.locator(f"#c-{number}")).to_be_visible()
    lead.goto("/desk/archive?q=没有这样的词")
    expect(lead.locator(".empty")).to_be_visible()

    audit = open_desk("audit")
    open_case(audit, number)
    path = tmp_path / "case.zip"
    with fetched(audit, "a[href$='/dossier']", path) as dossier:
        assert NOTE in dossier.read("dossier.html").decode()
        page = tmp_path / "page"
        dossier.extractall(page)
    assert server.command("verify", "--dossier", str(path)).stdout.splitlines()[0].endswith("no differences")
    case["page"] = (page / "dossier.html").read_text()


def test_concerned(open_page, open_desk, tmp_path):
    """1.2 whom it is about finds no word of the notes: not on the page, by search, or in the dossier"""
    theirs = open_page()
    filed: Filed = complain(theirs, "主管态度恶劣，挂断电话。", email="li@example.com", about="客服主管")
    desk = open_desk("agent")
    open_case(desk, filed.number)
    do(desk, "register", summary="主管态度")
    do(desk, "add-note", text="录音已调取核对")
    page = open_desk("super")

    def finds(word: str) -> bool:
        page.goto(f"/desk?view=all&q={word}")
        return page.locator(f"#c-{filed.number}").count() == 1

    for _ in range(50):
        if finds("录音已调取"):
            break
        page.wait_for_timeout(200)
    assert finds("录音已调取")
    do(desk, "mark-concerned", person=desk.locator("#act-mark-concerned option", has_text="周敏").get_attribute("value"), reason="被投诉人")
    assert not finds("录音已调取")
    assert finds("挂断电话")
    open_case(page, filed.number)
    assert entry(page, "录音已调取").count() == 0
    assert page.locator("#act-grade, #act-assign, #act-close, #act-place-hold").count() == 0
    with fetched(page, "a[href$='/dossier']", tmp_path / "case.zip") as dossier:
        text = dossier.read("dossier.json").decode() + dossier.read("dossier.html").decode()
    assert "录音已调取" not in text and "挂断电话" in text


@pytest.mark.parametrize("locale, viewport, scheme", LOOKS)
def test_looks(open_page, open_desk, case, locale, viewport, scheme):
    """Every page of it in both languages, on desktop and phone, light and dark, without anything axe finds"""
    options = {"locale": locale, "viewport": viewport, "color_scheme": scheme}
    filed = case["filed"]
    page = open_desk("oplead", "/desk/archive", **options)
    judge(page, "archive")
    open_case(page, filed.number)
    for box in page.locator("main details").all():
        box.evaluate("box => box.open = true")
    judge(page, "case")
    theirs = open_page(**options)
    track(theirs, filed)
    for box in theirs.locator("details").all():
        box.evaluate("box => { box.removeAttribute('name'); box.open = true }")
    judge(theirs, "tracking")
    # Opened from a folder, as it will be, without the policy of our pages.
    theirs.goto("about:blank")
    theirs.set_content(case["page"])
    judge(theirs, "dossier")
