"""A limit passes under a real server, whose clock is moved."""

import pytest

from Browser.steps import Poster, open_case, track
from Browser.words import WORDS, ZH
from TestServer import Server


def move(server: Server, monkeypatch: pytest.MonkeyPatch, minutes: int) -> None:
    """Restarts the server with its clock moved. Only a debug build lets itself be moved."""
    server.stop()
    with monkeypatch.context() as patch:
        patch.setenv("REDRESS_CLOCK_OFFSET", str(minutes * 60))
        server.start()


def test_breach_is_recorded_and_raised_once(server, open_page, open_desk, monkeypatch):
    """2.2.1, 1.2p: not registered within 30 minutes is a fact, told once to the responsible person and the supervisor."""
    filed = Poster(server).complain(content="页面打不开，半小时没有人理。")
    move(server, monkeypatch, 31)
    supervisor = open_desk("super", f"/desk/complaints/{filed.number}")
    breach = supervisor.locator(".entry.is-breach")
    server.wait_for(lambda: breach.count() or supervisor.reload() and False)
    assert breach.count() == 1
    assert "2.2.1" in breach.inner_text()
    assert "超时" in supervisor.locator(".case-head").inner_text()
    late = open_desk("agent", "/desk?view=breached")
    assert filed.number in late.locator(".queue td.number").all_inner_texts()
    # A later restart and a later look record nothing a second time.
    move(server, monkeypatch, 40)
    supervisor.goto(f"/desk/complaints/{filed.number}")
    assert supervisor.locator(".entry.is-breach").count() == 1
    # The complainant reads it as a broken promise, not as one that is still to be kept.
    user = open_page()
    track(user, filed)
    assert user.locator(".promises .is-broken").count() == 1


def test_supervisor_is_told_once(server, open_desk, monkeypatch):
    """2.2.1: the notice stands in the list until it was seen, and is one."""
    filed = Poster(server).complain(content="仍然打不开。")
    move(server, monkeypatch, 80)
    supervisor = open_desk("super", "/desk/notices")
    new = supervisor.locator(".notices.is-new li", has_text=filed.number)
    server.wait_for(lambda: new.count() or supervisor.reload() and False)
    assert new.count() == 1
    assert WORDS[ZH]["registration"] in new.inner_text()
    open_case(supervisor, filed.number)
    supervisor.goto("/desk/notices")
    assert supervisor.locator(".notices.is-new li", has_text=filed.number).count() == 0
