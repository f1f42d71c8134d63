"""The policy revised in the browser: one person drafts, a second approves, what comes after it gets the new promise (6.1)."""

import datetime
import re
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from Browser.looks import LOOKS, judge
from Browser.steps import Filed, Poster, complain, do, open_case
from Browser.team import NAMES


@pytest.fixture(scope="module")
def second(server) -> str:
    """A second member of the operations team."""
    server.add_staff("operations2", "operations", name="吴营", contact="400-800-1234")
    return "operations2"


@pytest.fixture(scope="module")
def older(server) -> Filed:
    """A complaint from before the revision."""
    return Poster(server).complain()


def press(page: Page, form: str, button: str) -> None:
    with page.expect_navigation():
        page.locator(f"{form} {button}").click()


def field(page: Page, name: str):
    return page.locator(f"#policy-{name}")


def registration(page: Page, filed: Filed) -> str:
    """How long the registration clock of a complaint is, as the case page explains it."""
    open_case(page, filed.number)
    return page.locator("li.clock", has_text="登记").first.text_content()


def test_drafting(open_desk, older):
    """6.1 a looser figure is a problem at its field until confirmed, input is kept; diff and what-if are seen"""
    page = open_desk("operations", "/desk/policy")
    press(page, "#act-begin", "button")
    page.wait_for_url("**/desk/policy/edit")
    field(page, "limit-registration-1").fill("often")
    field(page, "limit-handling-1").fill("30")
    field(page, "limit-retention-1").fill("6")
    field(page, "reason").fill("登记更快")
    press(page, "#policy-form", "p.submit button")
    assert page.locator(".field.is-faulty").count() == 2
    assert field(page, "limit-registration-1").input_value() == "often"
    assert field(page, "limit-registration-1").get_attribute("aria-invalid") == "true"
    expect(page.locator(".summary")).to_contain_text("6.2")
    assert field(page, "reason").input_value() == "登记更快"

    # Looser than 3.1: said at the field, to be confirmed by its clause.
    field(page, "limit-registration-1").fill("10")
    field(page, "limit-retention-1").fill("24")
    press(page, "#policy-form", "p.submit button")
    expect(page.locator(".field.is-faulty")).to_have_count(1)
    expect(page.locator(".summary")).to_contain_text("3.1")
    assert field(page, "limit-handling-1").input_value() == "30"
    page.locator("input[name=confirm][value='3.1']").check()
    press(page, "#policy-form", "p.submit button")
    page.wait_for_url("**/desk/policy/draft")

    changes = page.locator("#diff li")
    expect(changes).to_have_count(3)
    expect(changes.nth(0)).to_have_text(re.compile("登记.*30分钟 → 10分钟"))
    expect(page.locator("#diff")).to_contain_text(re.compile("24小时 → 30小时"))
    expect(page.locator("#departures li")).to_contain_text("3.1")
    expect(page.locator("#departures li")).to_contain_text("已确认")
    expect(page.locator("#what-if")).to_contain_text("1件")


def test_calendar(open_desk, older):
    """6.1 a calendar with several stretches a day takes the public holidays by one button; a limit runs by it"""
    page = open_desk("operations", "/desk/policy/edit")
    field(page, "calendar-0-name").fill("办公时间")
    for day in range(2, 7):
        field(page, f"calendar-0-day-{day}").fill("09:00-12:00, 14:00-18:00")
    press(page, "#policy-form", "button[value=holidays-0]")
    exceptions = field(page, "calendar-0-exceptions").input_value()
    assert "2026-10-01\n" in exceptions and "2026-10-10 09:00-12:00, 14:00-18:00" in exceptions
    press(page, "#policy-form", "p.submit button")
    page.goto("/desk/policy/edit")
    field(page, "by-second-follow-up-1").select_option("办公时间")
    field(page, "limit-second-follow-up-1").fill("16")
    press(page, "#policy-form", "p.submit button")
    expect(page.locator(".field.is-faulty")).to_have_count(1)
    page.locator("input[name=confirm][value='4.2.1']").check()
    press(page, "#policy-form", "p.submit button")
    expect(page.locator("#diff")).to_contain_text(re.compile("16小时（按“办公时间”的工作时间）"))


def test_events(open_desk, older):
    """6.1, 3.2.5 start, stops and levels of a limit are chosen under its line; what cannot be carried out is said at the field"""
    page = open_desk("operations", "/desk/policy/edit")
    line = page.locator(".policy-more", has=page.locator("#policy-start-result-notice"))
    expect(line.locator("summary")).to_contain_text("方案同步给客服 → 发出处理结果 · 各级")
    assert not field(page, "start-result-notice").is_visible()
    line.locator("summary").click()
    field(page, "start-result-notice").select_option("item-verified")
    line.locator("input[value=registered]").check()
    line.locator("input[value=result-sent]").uncheck()
    press(page, "#policy-form", "p.submit button")
    expect(page.locator(".is-faulty .error")).to_have_text("“完成登记”只会发生在起算之前，不能作为完成条件。")
    assert line.get_attribute("open") is not None
    assert field(page, "start-result-notice").input_value() == "item-verified"
    line.locator("summary").click()
    page.locator(".summary a").click()
    expect(line.locator("#policy-stops-result-notice")).to_be_focused()
    expect(line.locator("#policy-stops-result-notice")).to_be_in_viewport()

    line.locator("input[value=registered]").uncheck()
    line.locator("input[value=result-sent]").check()
    response = page.locator(".policy-more", has=page.locator("#policy-start-response"))
    response.locator("summary").click()
    response.locator("input[name=levels-response][value='2']").check()
    press(page, "#policy-form", "p.submit button")
    expect(page.locator(".is-faulty .error")).to_contain_text("起算或完成条件与规定第3.2.5条不同")
    page.locator("input[name=confirm][value='3.2.5']").check()
    press(page, "#policy-form", "p.submit button")
    page.wait_for_url("**/desk/policy/draft")
    expect(page.locator("#diff")).to_contain_text("“结果反馈”的起算：方案同步给客服 → 事实已核实")
    expect(page.locator("#diff")).to_contain_text(re.compile("响应 · 复杂：— → 24小时"))
    expect(page.locator("#departures li", has_text="3.2.5")).to_contain_text("已确认")

    # Fixed by its clause: to be read, not to be chosen.
    page.goto("/desk/policy/edit")
    fixed = page.locator(".policy-more", has=page.locator("#policy-start-bulletin"))
    fixed.locator("summary").click()
    expect(fixed).to_contain_text("第3'.L3.4条另有规则以此为准，不能更改。")
    expect(field(page, "start-bulletin").locator("option")).to_have_count(1)


def test_texts(open_desk, older):
    """6.1, 2.1 what complainants are told is worded by the house: a place nothing fills in is said at the field, the rest is kept"""
    page = open_desk("operations", "/desk/policy/edit")
    told = page.locator(".policy-more", has=page.locator("#policy-text-acknowledgement-zh-CN"))
    expect(told.locator("summary")).to_contain_text("请保存编号和查询码")
    told.locator("summary").click()
    field(page, "text-acknowledgement-zh-CN").fill("请记好编号，我们在{time}前联系您。")
    field(page, "text-acknowledgement-en").fill("Keep both: they are your key.")
    press(page, "#policy-form", "p.submit button")
    expect(page.locator(".is-faulty .error")).to_contain_text("{time}处没有可填入的内容")
    assert field(page, "text-acknowledgement-zh-CN").input_value() == "请记好编号，我们在{time}前联系您。"
    field(page, "text-acknowledgement-zh-CN").fill("请记好编号和查询码，凭它们找我们。")
    page.locator(".policy-more", has=page.locator("#policy-text-level-2-zh-CN")).locator("summary").click()
    field(page, "text-level-2-zh-CN").fill("疑难")
    press(page, "#policy-form", "p.submit button")
    page.wait_for_url("**/desk/policy/draft")
    expect(page.locator("#diff")).to_contain_text("提交后的受理回执（中文）：系统自带 → 请记好编号和查询码，凭它们找我们。")
    expect(page.locator("#diff")).to_contain_text("2级的名称（中文）：系统自带 → 疑难")
    page.goto("/desk/policy/edit")
    expect(told.locator("summary")).to_contain_text("自行撰写")


def choice(page: Page, name: str, person: str) -> str:
    """The value under which a field offers a person."""
    return field(page, name).locator("option", has_text=NAMES[person]).first.get_attribute("value")


def test_person_and_gate(open_desk, older):
    """3.2.2, 3'.L2.2, 6.1 a person of another department is a problem at the field, input is kept; a gate is dropped by its clause"""
    page = open_desk("operations", "/desk/policy/edit")
    gate = page.locator("#part-gates input[value=both-departments]")
    clerk = choice(page, "person-functional-fault", "biz")
    field(page, "person-functional-fault").select_option(clerk)
    gate.uncheck()
    press(page, "#policy-form", "p.submit button")
    expect(page.locator(".field.is-faulty")).to_have_count(1)
    expect(page.locator(".field.is-faulty")).to_contain_text("不属于该部门")
    assert field(page, "person-functional-fault").input_value() == clerk
    assert not gate.is_checked()
    field(page, "person-functional-fault").select_option(choice(page, "person-functional-fault", "tech"))
    press(page, "#policy-form", "p.submit button")
    expect(page.locator(".is-faulty .error")).to_contain_text("3'.L2.2")
    page.locator("input[name=confirm][value=\"3'.L2.2\"]").check()
    press(page, "#policy-form", "p.submit button")
    page.wait_for_url("**/desk/policy/draft")
    expect(page.locator("#diff")).to_contain_text(NAMES["tech"])
    expect(page.locator("#diff")).to_contain_text("不再要求")
    expect(page.locator("#departures")).to_contain_text("3'.L2.2")


@pytest.mark.parametrize("locale, viewport, scheme", LOOKS)
def test_looks(open_desk, older, locale, viewport, scheme):
    """Every page of the policy, in both languages, on a desk and a phone, light and dark."""
    page = open_desk("operations", "/desk/policy", locale=locale, viewport=viewport, color_scheme=scheme)
    for path in ("/desk/policy", "/desk/policy/edit", "/desk/policy/draft", "/desk/policy/versions/1"):
        page.goto(path)
        judge(page, path)


def drafted(page: Page) -> None:
    """There is a draft that changes something, begun here where this test runs without the ones before it."""
    page.goto("/desk/policy")
    if page.locator("#act-begin").count():
        press(page, "#act-begin", "button")
        field(page, "limit-registration-1").fill("20")
        field(page, "reason").fill("登记更快")
        press(page, "#policy-form", "p.submit button")
        page.wait_for_url("**/desk/policy/draft")


def unfold_all(page: Page) -> None:
    """Opens every line's details and every text, and wants their fields to be seen."""
    folds = page.locator("details.policy-more")
    assert folds.count() > 10
    folds.evaluate_all("all => all.forEach((one) => { one.open = true })")
    expect(field(page, "start-result-notice")).to_be_visible()
    expect(field(page, "text-acknowledgement-zh-CN")).to_be_visible()


@pytest.mark.parametrize("locale, viewport, scheme", LOOKS)
def test_looks_unfolded(open_desk, older, locale, viewport, scheme):
    """6.1, 1.2t the form with all its folds open, and with something wrong in them, can be used by everybody"""
    page = open_desk("operations", locale=locale, viewport=viewport, color_scheme=scheme)
    drafted(page)
    page.goto("/desk/policy/edit")
    unfold_all(page)
    judge(page, "the form unfolded")
    page.goto("/desk/policy/edit")
    unfold_all(page)
    page.locator(".policy-more", has=field(page, "start-result-notice")).locator("input[value=registered]").check()
    field(page, "text-acknowledgement-zh-CN").fill("{time}" * 30)
    press(page, "#policy-form", "p.submit button")
    faulty = page.locator("details.policy-more[open] .is-faulty")
    expect(faulty).to_have_count(2)
    unfold_all(page)
    judge(page, "the form in error")


@pytest.mark.parametrize("locale, viewport, scheme", LOOKS)
def test_looks_of_the_second(open_desk, second, older, locale, viewport, scheme):
    """6.1, 1.2t what a second person decides on, handed in and with a reason missing, can be used by everybody"""
    author = open_desk("operations")
    drafted(author)
    author.goto("/desk/policy/draft")
    press(author, "#act-submit", "button")
    page = open_desk(second, "/desk/policy/draft", locale=locale, viewport=viewport, color_scheme=scheme)
    expect(page.locator("#act-approve button")).to_be_visible()
    judge(page, "a draft handed in")
    page.locator("#act-return textarea").fill(" ")
    press(page, "#act-return", "button")
    expect(page.locator("#act-return .summary")).to_be_visible()
    judge(page, "a draft sent back without a reason")
    # Sent back, so that its author may hand it in again.
    page.locator("#act-return textarea").fill("再短些。" * 60)
    press(page, "#act-return", "button")
    expect(page.locator("#act-approve button")).to_have_count(0)
    judge(page, "a draft sent back")


def test_approval(open_desk, open_page, second, older, server):
    """6.1 the author cannot approve, a second person can; what is filed after it gets the new promise, what was before keeps its own"""
    page = open_desk("operations", "/desk/policy/draft")
    press(page, "#act-submit", "button")
    expect(page.locator("#act-approve")).to_contain_text("另一位运营人员")
    assert page.locator("#act-approve button").count() == 0

    other = open_desk(second, "/desk/policy/draft")
    expect(other.locator("#diff li").first).to_contain_text(re.compile("10分钟"))
    # White space is no reason.
    other.locator("#act-return textarea").fill(" ")
    press(other, "#act-return", "button")
    expect(other.locator("#act-return .summary")).to_be_visible()
    press(other, "#act-approve", "button")
    other.wait_for_url("**/desk/policy")
    expect(other.locator("[data-live-region=policy] > p").first).to_contain_text("第2版")
    rows = other.locator("section:has(#versions) tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("吴营")
    expect(rows.first).to_contain_text("郑浩")

    newer = Poster(server).complain()
    agent = open_desk("agent")
    assert re.search("10分钟", registration(agent, newer))
    assert re.search("30分钟", registration(agent, older))
    # In the words of the version that each keeps, and in the language of whoever reads.
    for locale, words in (("zh-CN", "凭它们找我们"), ("en", "Keep both: they are your key.")):
        theirs = open_page(locale=locale)
        complain(theirs, "付款失败。")
        expect(theirs.locator("main")).to_contain_text(words)
    for filed, name in ((newer, "疑难"), (older, "复杂")):
        open_case(agent, filed.number)
        do(agent, "register", summary="付款失败")
        do(agent, "validate")
        expect(agent.locator("#act-grade")).to_contain_text(f"2级（{name}）")


def test_holidays_end(open_desk, open_page):
    """6.1 when the holidays of the calendar in force end, operations read it on the policy's page and on their first one"""
    is_due = datetime.datetime.now(ZoneInfo("Asia/Shanghai")).date() >= datetime.date(2026, 11, 2)
    for locale, words in (("zh-CN", "“办公时间”的节假日与调休"), ("en", "Holidays in “办公时间”")):
        for login, path, is_told in (
            ("operations", "/desk/policy", True),
            ("operations", "/desk/people", True),
            ("agent", "/desk/people", False),
        ):
            warning = open_desk(login, path, locale=locale).locator("#holidays-end")
            expect(warning).to_have_count(1 if is_due and is_told else 0)
            if is_due and is_told:
                expect(warning).to_contain_text(words)


def test_assignment_to_a_person(open_desk, server):
    """3.2.2, 1.2 whom the rule names is chosen in the form; where the complaint is about that person, the department is"""
    for concerned in (False, True):
        filed = Poster(server).complain(type="functional-fault", content="付款失败。")
        page = open_desk("agent", f"/desk/complaints/{filed.number}")
        do(page, "register", summary="付款失败")
        do(page, "validate")
        do(page, "grade", level="2", reason="偶发")
        person = page.locator("#act-assign [name=person]")
        named = person.locator("option", has_text=NAMES["tech"])
        if concerned:
            value = page.locator("#act-mark-concerned option", has_text=NAMES["tech"]).first.get_attribute("value")
            do(page, "mark-concerned", person=value, reason="投诉的是他")
            assert person.input_value() == "" and named.count() == 0
        else:
            assert person.input_value() == named.first.get_attribute("value")
        assert page.locator("#act-assign [name=department]").input_value() == "technical"
        do(page, "assign")
        expect(page.locator(".entry", has_text="分派").first).to_be_visible()
        side = page.locator("[data-live-region=facts]")
        expect(side).to_contain_text("技术部门")
        assert (f"技术部门 · {NAMES['tech']}" in page.locator(".stream").inner_text()) is not concerned


def test_grading_help(open_desk, server):
    """3.1 the suggestion stands beside the form with its reasons; what was suggested stays beside what was decided"""
    filed = Poster(server).complain(type="privacy", content="我的个人信息被泄露。")
    page = open_desk("super", f"/desk/complaints/{filed.number}")
    do(page, "register", summary="个人信息泄露")
    do(page, "validate")
    form = page.locator("#act-grade")
    expect(form).to_contain_text("建议定为重大：类型为")
    expect(form).to_contain_text("泄露")
    do(page, "grade", level="3", reason="隐私", security=True)
    expect(page.locator(".entry", has_text="当时的建议")).to_contain_text("重大：类型为")


@pytest.mark.parametrize("login", ["agent", "audit"])
def test_others(open_desk, login):
    """6.1 everybody reads the policy, only the operations team writes it"""
    page = open_desk(login, "/desk/policy")
    assert page.locator("#act-begin").count() == 0
    assert page.goto("/desk/policy/edit").status == 403
