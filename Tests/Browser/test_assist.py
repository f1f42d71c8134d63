"""The front line helps: an automatic reply, back-office look-ups, screenshots, video calls."""

import json
import re
import time
from collections.abc import Iterator

import pytest
import requests
from playwright.sync_api import expect

from Browser.conftest import DESKTOP, PHONE
from Browser.looks import LOOKS, judge
from Browser.steps import Poster, complain, do, entry, fill_act, open_case, picture, track
from Browser.words import EN, ZH
from TestServer import Heard, Receiver, Reply
from TestServer.ports import free_port
from TestServer.turn import TurnServer


def answer(heard: Heard) -> Reply:
    """What a back-office tool says: by the first part of the path."""
    kind = heard.path.split("/")[1]
    if kind == "slow":
        time.sleep(2.5)
    record = {"name": "李雷", "orders": [{"id": 7, "paid": False}], "note": "<b>"}
    return {
        "large": Reply(200, b"x" * 70_000),
        "text": Reply(404, "没有这个用户\n请核对".encode("gb18030")),
        "moved": Reply(302, json.dumps(record).encode(), {"Location": "/elsewhere"}),
    }.get(kind, Reply(200, json.dumps(record).encode()))


@pytest.fixture(scope="module")
def tool() -> Iterator[Receiver]:
    with Receiver(answer) as tool:
        yield tool


@pytest.fixture(scope="module")
def turn(tmp_path_factory) -> Iterator[TurnServer]:
    with TurnServer(tmp_path_factory.mktemp("turn")) as turn:
        yield turn


@pytest.fixture(scope="module")
def closed_port():
    """A port on which nobody listens."""
    return free_port()


@pytest.fixture(scope="module")
def server(engine, teams, tmp_path_factory, tool, closed_port, turn):
    """A server that may ask the tool, and knows a TURN server."""
    from Browser.team import hire

    if engine.name not in teams:
        team = engine.server(tmp_path_factory.mktemp("team") / "data")
        hire(team)
        teams[engine.name] = team
    arguments = (
        "--lookup-hosts", f"{tool.host},127.0.0.1:{closed_port}",
        "--ice-servers", f"turn:127.0.0.1:{turn.port}", "--turn-secret", turn.secret,
    )  # fmt: skip
    folder = tmp_path_factory.mktemp("server") / "data"
    with engine.server(folder, *arguments, like=teams[engine.name]) as server:
        yield server


def registered(server, open_desk, locale=ZH, content="登录后页面一直空白。", **fields):
    """A complaint that the agent registered."""
    filed = Poster(server, locale).complain(content=content, **fields)
    agent = open_desk("agent", f"/desk/complaints/{filed.number}", locale=locale)
    do(agent, "register")
    return filed, agent


# 3'.L1.4


@pytest.mark.parametrize(
    "locale, words", [(ZH, r"您的投诉正在处理，预计\d+月\d+日 \d\d:\d\d前给出处理结果"), (EN, r"We expect to send you the result by \d+ \w+, \d\d:\d\d\.")]
)
def test_automatic_reply(server, open_page, open_desk, locale, words):
    """3'.L1.4: what is not urgent gets an automatic reply with the expected time, and the promises stay as they were."""
    filed, agent = registered(server, open_desk, locale)
    user = open_page(locale=locale)
    track(user, filed)
    said = user.locator(".said-automatic", has_text=re.compile(words))
    assert said.count() == 1
    assert user.locator(".promises li:not(.is-kept)").count() >= 3
    assert agent.locator(".entry.is-automatic", has_text=re.compile(words)).count() == 1


def test_urgent_gets_no_automatic_reply(server, open_page, open_desk):
    """3'.L1.4: what is urgent is answered by a person."""
    filed, agent = registered(server, open_desk, type="privacy")
    assert agent.locator(".entry.is-automatic").count() == 1
    user = open_page()
    track(user, filed)
    assert user.locator(".said-automatic").count() == 1


# 3'.L1.1


def add_tool(page, name, url, **more):
    form = page.locator("#act-add form")
    form.locator("[name=name]").fill(name)
    form.locator("[name=url]").fill(url)
    for field, value in more.items():
        form.locator(f"[name={field}]").fill(value)
    with page.expect_navigation():
        form.locator("button").click()


def test_look_ups(server, open_desk, tool, closed_port):
    """3'.L1.1: operations define tools; the agent asks one by one button and reads what came of it."""
    operations = open_desk("operations", "/desk/lookups")
    assert tool.host in operations.locator("main").inner_text()
    add_tool(
        operations, "客户资料", f"http://{tool.host}/user/{{userID}}?mail={{email}}", headerName="X-Token", headerValue="s3cret"
    )
    add_tool(operations, "订单", f"http://{tool.host}/text/{{number}}")
    add_tool(operations, "慢", f"http://{tool.host}/slow", timeout="1")
    add_tool(operations, "大", f"http://{tool.host}/large")
    add_tool(operations, "跳转", f"http://{tool.host}/moved")
    add_tool(operations, "关", f"http://127.0.0.1:{closed_port}/")
    add_tool(operations, "电话", f"http://{tool.host}/phone/{{phone}}")
    add_tool(operations, "外网", "http://example.com/")
    assert "lookup-hosts" in operations.locator("#errors").inner_text()
    operations.goto("/desk/lookups")
    assert operations.locator(".tool").count() == 7
    assert "s3cret" not in operations.content()

    filed, agent = registered(server, open_desk, userID="li lei/8", email="li@example.com")

    def ask(name):
        with agent.expect_navigation():
            agent.locator(".lookups button", has_text=name).click()
        return agent.locator(".entry").last

    found = ask("客户资料")
    assert found.locator("pre").inner_text().split("\n")[:2] == ["{", '  "name": "李雷",']
    assert "200" in found.inner_text() and "3'.L1.1" in found.inner_text()
    path, headers = tool.heard[-1].path, tool.heard[-1].headers
    assert path == "/user/li%20lei%2F8?mail=li%40example.com"
    assert headers["x-token"] == "s3cret" and "cookie" not in headers
    assert "没有这个用户" in ask("订单").locator("pre").inner_text()
    assert "404" in agent.locator(".entry").last.inner_text()
    assert "超时未答复" in ask("慢").inner_text()
    assert "答复过大" in ask("大").inner_text()
    assert "302" in ask("跳转").inner_text()
    assert not any("elsewhere" in heard.path for heard in tool.heard)
    assert "无法连接" in ask("关").inner_text()
    agent.locator(".lookups button", has_text="电话").click()
    expect(agent.locator(".lookups .error")).to_contain_text("手机")
    assert not any(heard.path.startswith("/phone") for heard in tool.heard)
    judge(agent, "a case with look-ups")
    judge(operations, "the look-ups")

    # The complainant reads nothing of it, and who is no agent asks nothing.
    user = requests.get(f"{server.url}/track/{filed.number}", params={"code": filed.code}, timeout=10)
    assert user.status_code == 200 and filed.number in user.text and "客户资料" not in user.text
    technician = open_desk("tech", f"/desk/complaints/{filed.number}")
    assert technician.locator(".lookups").count() == 0
    technician.goto("/desk/lookups")
    assert technician.locator(".tools, #act-add").count() == 0


def test_tools_are_changed_and_removed(server, open_desk, tool):
    """3'.L1.1: a tool's secret is kept when left empty and never shown."""
    operations = open_desk("operations", "/desk/lookups")
    add_tool(operations, "旧名", f"http://{tool.host}/a", headerName="X-Token", headerValue="verborgen")
    box = operations.locator(".tool", has_text="旧名")
    box.locator("summary").click()
    assert box.locator("[name=headerValue]").input_value() == ""
    box.locator("[name=name]").fill("新名")
    with operations.expect_navigation():
        box.locator("button", has_text="保存").click()
    box = operations.locator(".tool", has_text="新名")
    assert "密钥已设置" in box.inner_text() and "verborgen" not in operations.content()
    box.locator("summary").click()
    with operations.expect_navigation():
        box.locator("button.danger").click()
    assert operations.locator(".tool", has_text="新名").count() == 0


# 3'.L1.3 a


def paste(page, data: bytes, name="截图.png"):
    """Pastes a picture as the browser does from the clipboard."""
    page.evaluate(
        """([bytes, name]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([new Uint8Array(bytes)], name, { type: "image/png" }));
          (document.activeElement ?? document.body).dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
        }""",
        [list(data), name],
    )


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_screenshots(server, open_page, open_desk, viewport):
    """3'.L1.3: a screenshot is pasted or photographed on the tracking page, without a word, and the agent sees it."""
    filed, agent = registered(server, open_desk)
    user = open_page(viewport=viewport, has_touch=viewport is PHONE, is_mobile=viewport is PHONE)
    track(user, filed)
    paste(user, picture(side=600))
    expect(user.locator("#act-reply .picked li")).to_have_count(1)
    if viewport is PHONE:
        with user.expect_file_chooser() as chooser:
            user.locator("#act-reply .camera").click()
        chooser.value.set_files({"name": "photo.png", "mimeType": "image/png", "buffer": picture(90)})
        expect(user.locator("#act-reply .picked li")).to_have_count(2)
    with user.expect_response(re.compile("/reply$")):
        user.locator("#act-reply .submit button").click()
    shown = agent.locator(".entry.is-complainant .files.is-inline img")
    expect(shown).to_have_count(2 if viewport is PHONE else 1)
    shown.first.scroll_into_view_if_needed()
    agent.wait_for_function("() => [...document.querySelectorAll('.files.is-inline img')].every((i) => i.naturalWidth > 0)")
    assert shown.first.bounding_box()["width"] > 200


# 3'.L1.3 b


ADVANCING = """(name) => {
  const video = document.querySelector(`[data-call-${name}]`);
  return video && video.videoWidth > 0 && video.currentTime > 0.5 && video.srcObject.getVideoTracks().length > 0;
}"""


def advancing(page, name="theirs"):
    """The video shows something, and goes on showing it."""
    page.wait_for_function(ADVANCING, arg=name)
    before = page.evaluate("(name) => document.querySelector(`[data-call-${name}]`).currentTime", name)
    page.wait_for_function(
        "([name, before]) => document.querySelector(`[data-call-${name}]`).currentTime > before + 0.3", arg=[name, before]
    )


def invite(agent, number):
    open_case(agent, number)
    box = fill_act(agent, "start-call")
    with agent.expect_navigation():
        box.locator("button").last.click()
    agent.wait_for_url(f"**/desk/complaints/{number}/call")


def join(user, agent, filed, how):
    """The agent invites, the complainant comes by the tracking page."""
    invite(agent, filed.number)
    track(user, filed)
    user.locator(".invitation a").click()
    user.locator(f"[data-call-join={how}]").click()


def kinds(server, agent, number):
    """The titles on the timeline."""
    open_case(agent, number)
    return agent.locator(".entry .entry-head strong").all_inner_texts()


def test_video_call(server, open_desk, windows):
    """3'.L1.3: the invitation appears live, consent comes first, both see each other, and the call is on record."""
    filed, _ = registered(server, open_desk)
    agent, user = windows("agent"), windows()
    track(user, filed)
    invite(agent, filed.number)
    expect(agent.locator("[data-call-status]")).to_contain_text("正在等待")
    expect(user.locator(".invitation")).to_contain_text("陈静邀请您进行视频通话")
    user.locator(".invitation a").click()
    consent = user.locator("[data-call-consent]").inner_text()
    assert "不录音录像" in consent and "屏幕" in consent and "陈静" in consent
    assert user.locator("[data-call]").is_hidden()
    user.locator("[data-call-join=camera]").click()
    for page in [agent, user]:
        advancing(page)
        advancing(page, "mine")
        expect(page.locator("[data-call-status]")).to_have_text("已接通")
    judge(agent, "the agent's call")
    judge(user, "the complainant's call")
    # Muted and switched off are said, not only shown.
    user.locator("[data-call-mute]").click()
    assert user.locator("[data-call-mute]").get_attribute("aria-pressed") == "true"
    assert user.evaluate("document.querySelector('[data-call-mine]').srcObject.getAudioTracks()[0].enabled") is False
    user.locator("[data-call-camera-off]").press("Enter")
    assert user.locator("[data-call-camera-off]").get_attribute("aria-pressed") == "true"
    user.locator("[data-call-camera-off]").press("Enter")
    # A reload does not end it.
    agent.reload()
    for page in [agent, user]:
        advancing(page)
    user.locator("[data-call-end]").click()
    expect(user.locator("[data-call-status]")).to_have_text("通话已结束。")
    expect(agent.locator("[data-call-status]")).to_have_text("通话已结束。")
    assert user.locator("video").count() == 0 and agent.locator("video").count() == 0
    titles = kinds(server, agent, filed.number)
    assert [title for title in titles if "通话" in title] == [
        "发出视频通话邀请", "投诉人同意并加入视频通话", "视频通话结束",
    ]  # fmt: skip
    # Who invited, who took part, who ended it.
    assert [who(agent, title) for title in ["发出视频通话邀请", "投诉人同意并加入视频通话", "视频通话结束"]] == [
        "陈静", "投诉人", "投诉人",
    ]  # fmt: skip
    track(user, filed)
    assert user.locator(".invitation").count() == 0


def who(agent, title):
    """By whom an entry of the timeline is."""
    return agent.locator(".entry", has=agent.locator(f".entry-head strong:text-is('{title}')")).locator(".entry-head bdi").first.inner_text()


def test_call_by_link_with_shared_screen(server, open_desk, windows):
    """3'.L1.3: the link works without number and code, in English, with a shared screen; the agent hangs up."""
    filed, _ = registered(server, open_desk)
    agent, user = windows("agent", permissions=["clipboard-read", "clipboard-write"]), windows(locale=EN, viewport=PHONE)
    invite(agent, filed.number)
    link = agent.locator("[data-call-link] [data-copy]").get_attribute("data-copy")
    assert link.startswith(server.url + "/call/")
    user.goto(link)
    user.locator("[data-call-join=voice]").click()
    expect(agent.locator("[data-call-status]")).to_have_text("已接通")
    advancing(user)
    before = user.evaluate("document.querySelector('[data-call-theirs]').videoWidth")
    agent.locator("[data-call-share]").click()
    expect(agent.locator("[data-call-share]")).to_have_attribute("aria-pressed", "true")
    user.wait_for_function("(before) => document.querySelector('[data-call-theirs]').videoWidth !== before", arg=before)
    advancing(user)
    agent.locator("[data-call-share]").click()
    user.wait_for_function("(before) => document.querySelector('[data-call-theirs]').videoWidth === before", arg=before)
    agent.locator("[data-call-end]").click()
    expect(user.locator("[data-call-status]")).to_have_text("The call is over.")
    user.goto(link)
    expect(user.locator("h1")).to_have_text("This call is over")
    judge(user, "a call that is over")
    assert requests.get(link + "x", timeout=10).status_code == 404


def test_shared_by_the_complainant(server, open_desk, windows):
    """3'.L1.3: the complainant shows the screen, which Chromium captures itself, and stops; the agent sees both."""
    filed, _ = registered(server, open_desk)
    agent, user = windows("agent"), windows()
    join(user, agent, filed, "voice")
    expect(agent.locator("[data-call-status]")).to_have_text("已接通")
    assert agent.evaluate("document.querySelector('[data-call-theirs]').videoWidth") == 0
    user.locator("[data-call-share]").click()
    expect(user.locator("[data-call-share]")).to_have_attribute("aria-pressed", "true")
    surface = user.evaluate(
        "document.querySelector('[data-call-mine]').srcObject.getVideoTracks()[0].getSettings().displaySurface"
    )
    assert surface in ["monitor", "window", "browser"]
    advancing(agent)
    user.locator("[data-call-share]").click()
    expect(user.locator("[data-call-share]")).to_have_attribute("aria-pressed", "false")
    user.locator("[data-call-end]").click()
    expect(agent.locator("[data-call-status]")).to_have_text("通话已结束。")


RELAYED = """
  const Real = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Real {
    constructor(settings) { super({ ...settings, iceTransportPolicy: "relay" }); window.peer = this; }
  };
"""

RELAYS = """async () => {
  const stats = await window.peer.getStats();
  const transport = [...stats.values()].find((one) => one.type === "transport" && one.selectedCandidatePairId);
  const pair = transport && stats.get(transport.selectedCandidatePairId);
  return pair && stats.get(pair.localCandidateId)?.candidateType === "relay";
}"""


def test_relayed_by_a_turn_server(server, open_desk, windows, turn):
    """3'.L1.3: where the two cannot reach each other, coturn relays, with a password that the server made for this call."""
    filed, _ = registered(server, open_desk)
    agent, user = windows("agent"), windows()
    for page in [agent, user]:
        page.add_init_script(RELAYED)
    join(user, agent, filed, "camera")
    for page in [agent, user]:
        advancing(page)
        page.wait_for_function(RELAYS)
        ice = json.loads(page.locator("[data-call]").get_attribute("data-ice"))
        assert turn.secret not in json.dumps(ice)
    user.locator("[data-call-end]").click()
    expect(agent.locator("[data-call-status]")).to_have_text("通话已结束。")


def test_declined(server, open_desk, windows):
    """3'.L1.3: the complainant declines without having shared anything, and both sides know."""
    filed, _ = registered(server, open_desk)
    agent, user = windows("agent"), windows()
    invite(agent, filed.number)
    track(user, filed)
    user.locator(".invitation a").click()
    user.locator("[data-call-decline]").click()
    expect(agent.locator("[data-call-status]")).to_have_text("通话邀请被谢绝。")
    assert "谢绝" in agent_entries(agent, filed.number)


def agent_entries(agent, number):
    open_case(agent, number)
    return agent.locator(".stream").inner_text()


def test_gone_for_half_a_minute(server, open_desk, windows):
    """3'.L1.3: a side that is gone for 30 seconds ends the call by itself."""
    filed, _ = registered(server, open_desk)
    agent, user = windows("agent"), windows()
    join(user, agent, filed, "camera")
    advancing(agent)
    user.context.close()
    gone = time.monotonic()
    expect(agent.locator("[data-call-status]")).to_contain_text("已自动结束", timeout=60_000)
    assert 20 < time.monotonic() - gone < 50
    assert "一方离开超过30秒" in agent_entries(agent, filed.number)


def test_only_the_agent_of_the_call_is_in_it(server, open_desk, windows):
    """1.2, 3'.L1.3: colleagues see that there is a call and cannot listen in."""
    filed, _ = registered(server, open_desk)
    agent = windows("agent")
    invite(agent, filed.number)
    stream = agent.locator("[data-call]").get_attribute("data-stream")
    colleague = open_desk("agent2", f"/desk/complaints/{filed.number}")
    assert "陈静" in colleague.locator(".invitation").inner_text()
    assert colleague.locator(".invitation a").count() == 0
    assert colleague.request.get(stream).status == 403
    colleague.goto(f"/desk/complaints/{filed.number}/call")
    assert colleague.locator("video").count() == 0
    agent.locator("[data-call-end]").click()


@pytest.mark.parametrize("locale, viewport, scheme", LOOKS)
def test_looks(server, open_page, open_desk, windows, tool, locale, viewport, scheme):
    """Every page of this is readable for everybody."""
    look = {"locale": locale, "viewport": viewport, "color_scheme": scheme}
    filed, _ = registered(server, open_desk)
    operations = open_desk("operations", "/desk/lookups", **look)
    operations.evaluate("document.querySelectorAll('main details').forEach(e => { e.removeAttribute('name'); e.open = true })")
    judge(operations, "the look-ups, unfolded")
    agent, user = windows("agent", **look), windows(**look)
    invite(agent, filed.number)
    judge(agent, "waiting for the complainant")
    case = open_desk("agent", f"/desk/complaints/{filed.number}", **look)
    judge(case, "a case with a call")
    track(user, filed)
    judge(user, "an invitation")
    user.locator(".invitation a").click()
    judge(user, "the consent")
    user.locator("[data-call-decline]").click()
    expect(agent.locator("[data-call-status]")).not_to_have_text("")
    judge(user, "declined")
