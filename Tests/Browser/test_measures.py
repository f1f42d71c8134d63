"""Measures in the browser: proposed, approved, read by a host, rolled back; host sites as operations see them."""

import datetime
import re
from collections.abc import Iterator

import pytest
import requests
from playwright.sync_api import expect

from Browser.conftest import DESKTOP, PHONE
from Browser.looks import LOOKS, judge
from Browser.steps import Poster, do, entry, fill_act, open_case, track, unfold
from Browser.team import NAMES
from Browser.test_journey import to_level
from Browser.words import EN, ZH
from TestServer import Receiver

LATER = (datetime.datetime.now() + datetime.timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
MEASURE = {"target": "快捷支付", "flag": "checkout.quick-pay", "value": "false", "reason": "回调超时", "until": LATER}


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    """A host site that is told: it takes everything."""
    with Receiver() as receiver:
        yield receiver


def types(receiver: Receiver) -> list[str]:
    return [heard.json()["type"] for heard in receiver.heard]


@pytest.fixture(scope="module")
def server(engine, teams, tmp_path_factory, receiver):
    """A server that may post to the receiver."""
    from Browser.team import hire

    if engine.name not in teams:
        team = engine.server(tmp_path_factory.mktemp("team") / "data")
        hire(team)
        teams[engine.name] = team
    folder = tmp_path_factory.mktemp("server") / "data"
    with engine.server(folder, "--webhook-hosts", receiver.host, like=teams[engine.name]) as server:
        yield server


def flags(server, token: str) -> dict:
    """What a host reads."""
    answer = requests.post(
        f"{server.url}/ofrep/v1/evaluate/flags", headers={"Authorization": f"Bearer {token}"}, json={}, timeout=10
    )
    assert answer.status_code == 200, answer.text
    return {flag["key"]: flag["value"] for flag in answer.json()["flags"]}


def complex_case(server, open_desk, locale=ZH):
    """A level 2 complaint of a system fault."""
    filed = Poster(server, locale).complain(content="支付偶发失败，已第三次。")
    agent = open_desk("agent", locale=locale)
    to_level(agent, filed.number, 2, systemFault=True)
    return filed, agent


def test_proposed_approved_read_and_rolled_back(server, open_page, open_desk, receiver):
    """3'.L2.3: a technician proposes, a manager approves, a host sees the flag change, then it is rolled back."""
    # Operations let a host in and name where it is told.
    operations = open_desk("operations", "/desk/hosts")
    operations.fill("#add-host-name", "商城")
    operations.locator("#act-add-host button").click()
    token = operations.locator("code.secret").inner_text()
    operations.goto("/desk/hosts")
    expect(operations.locator("main")).not_to_contain_text(token)
    operations.fill("#add-webhook-url", f"http://{receiver.host}/hook")
    operations.locator("#act-add-webhook button").click()
    expect(operations.locator("code.secret")).to_have_text(re.compile("^whsec_"))

    filed, agent = complex_case(server, open_desk)
    tech = open_desk("tech", f"/desk/complaints/{filed.number}")
    # Another person's list of measures, open all the while, on a phone.
    watching = open_desk("super", "/desk/measures", viewport=PHONE)
    do(tech, "propose-measure", **MEASURE)
    expect(tech.locator(".case-side .measure")).to_contain_text("待批准")
    # The proposer is not offered to approve it.
    expect(tech.locator("#act-decide-measure")).to_have_count(0)
    card = watching.locator(".measure", has_text="快捷支付")
    expect(card).to_have_class(re.compile("is-proposed"))
    assert flags(server, token) == {}

    lead = open_desk("oplead", "/desk/notices")
    expect(lead.locator("main")).to_contain_text("有措施待批准")
    open_case(lead, filed.number)
    do(lead, "decide-measure", decision="granted")
    assert flags(server, token) == {"checkout.quick-pay": False}
    expect(card).to_have_class(re.compile("is-active"))
    expect(card.locator("time.left")).to_contain_text("还剩")
    expect(card).to_contain_text(NAMES["tech"])
    expect(card).to_contain_text(NAMES["oplead"])
    server.wait_for(lambda: types(receiver) == ["measure.started"])

    # A second complaint of the same fault is linked.
    other = Poster(server, ZH).complain(content="我这里也一样，支付失败。")
    open_case(agent, other.number)
    do(agent, "register")
    do(agent, "link-measure")
    expect(agent.locator(".case-measures")).to_contain_text("快捷支付")

    tech.reload()
    do(tech, "roll-back-measure", reason="回调已修复")
    assert flags(server, token) == {}
    expect(card).to_have_class(re.compile("is-rolled-back"))
    server.wait_for(lambda: types(receiver) == ["measure.started", "measure.rolled-back"])
    ids = [heard.headers["webhook-id"] for heard in receiver.heard]
    assert len(set(ids)) == 2 and all("webhook-signature" in heard.headers for heard in receiver.heard)
    # Both complainants read it, without the words of staff.
    for mine in (filed, other):
        user = open_page(viewport=PHONE)
        track(user, mine)
        expect(user.locator(".talk")).to_contain_text("临时措施已结束：快捷支付")
        expect(user.locator(".talk")).not_to_contain_text("回调已修复")

    # A host that is shut out reads nothing more.
    operations.goto("/desk/hosts")
    operations.locator("details.menu[name=host] summary").click()
    operations.locator("form[action$='/revoke'] button").click()
    expect(operations.locator("main")).to_contain_text("已失效")
    answer = requests.post(
        f"{server.url}/ofrep/v1/evaluate/flags", headers={"Authorization": f"Bearer {token}"}, json={}, timeout=10
    )
    assert answer.status_code == 401


def test_wrong_fields_keep_what_was_typed(server, open_desk):
    """3'.L2.3: what is wrong is said at its field, and what was typed is still there."""
    filed, _ = complex_case(server, open_desk, EN)
    tech = open_desk("tech", f"/desk/complaints/{filed.number}", locale=EN)
    box = fill_act(tech, "propose-measure", **{**MEASURE, "flag": "quick pay", "until": "2020-01-01T00:00"})
    with tech.expect_navigation():
        box.locator("button").last.click()
    expect(tech.locator("#propose-measure-flag-error")).to_contain_text("Letters, digits")
    assert tech.locator("#propose-measure-flag").input_value() == "quick pay"
    assert tech.locator("#propose-measure-target").input_value() == "快捷支付"
    tech.fill("#propose-measure-flag", "quick-pay")
    with tech.expect_navigation():
        tech.locator("#act-propose-measure button").last.click()
    expect(tech.locator("#propose-measure-until-error")).to_contain_text("later than now")
    expect(tech.locator(".measure")).to_have_count(0)


def test_isolation_before_approval(server, open_desk):
    """3'.L3.2: isolated at once, shown as still to be approved, and approved by somebody else."""
    filed = Poster(server, EN).complain(type="privacy", content="I can see other people's orders.")
    agent = open_desk("agent", locale=EN)
    to_level(agent, filed.number, 3, security=True)
    tech = open_desk("tech", f"/desk/complaints/{filed.number}", locale=EN)
    do(tech, "isolate", target="Order list", flag="orders.list", value="false", reason="Leak", until=LATER)
    card = tech.locator(".case-side .measure")
    expect(card).to_contain_text("still to be approved")
    cto = open_desk("cto", f"/desk/complaints/{filed.number}", locale=EN)
    do(cto, "decide-measure", decision="granted", reason="Right")
    expect(card).not_to_contain_text("still to be approved")
    expect(entry(cto, "Measure approved").first).to_be_visible()


def test_operations_do_not_read_measures(open_desk):
    """1.2: operations look after hosts and read no complaints, nor what was done about them; others see no hosts."""
    for login, theirs, others in (("operations", "hosts", "measures"), ("tech", "measures", "hosts")):
        page = open_desk(login, f"/desk/{theirs}")
        expect(page.locator(f"nav.side a[href='/desk/{theirs}']")).to_have_count(1)
        expect(page.locator(f"nav.side a[href='/desk/{others}']")).to_have_count(0)
        assert page.request.get(f"/desk/{others}").status == 403


@pytest.mark.parametrize("locale, viewport, scheme", LOOKS)
def test_pages_are_accessible(server, open_desk, locale, viewport, scheme):
    """3'.L2.3: the pages of measures and hosts satisfy axe-core in every look, with everything unfolded."""
    look = {"locale": locale, "viewport": viewport, "color_scheme": scheme}
    filed, _ = complex_case(server, open_desk)
    tech = open_desk("tech", f"/desk/complaints/{filed.number}", **look)
    do(tech, "propose-measure", **MEASURE)
    lead = open_desk("oplead", f"/desk/complaints/{filed.number}", **look)
    for act in ("decide-measure", "roll-back-measure"):
        unfold(lead.locator(f"#act-{act}"))
    judge(lead, "the case")
    tech.goto("/desk/measures")
    judge(tech, "the measures")
    operations = open_desk("operations", "/desk/hosts", **look)
    for button in ("#act-add-host", "#act-add-webhook"):
        with operations.expect_navigation():
            operations.locator(f"{button} form").evaluate("form => { form.noValidate = true; form.submit() }")
        judge(operations, "the hosts, in error")
