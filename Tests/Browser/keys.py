"""What people do with a keyboard alone. Nothing in here clicks, and nothing puts the focus anywhere but the keys do."""

from playwright.sync_api import Locator, Page, expect

# Why the focus cannot be seen where it is; nothing when it can.
UNSEEN = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return "";
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const says = (what) => `${what}: ${element.outerHTML.slice(0, 160)}`;
  if (element.tabIndex > 0) return says("out of order");
  if (box.width < 1 || box.height < 1) return says("no size");
  if (box.bottom < 1 || box.top > innerHeight || box.right < 1 || box.left > innerWidth) return says("out of sight");
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) return says("no ring");
  const [left, right] = [Math.max(box.left, 0) + 2, Math.min(box.right, innerWidth) - 2];
  const [top, bottom] = [Math.max(box.top, 0) + 2, Math.min(box.bottom, innerHeight) - 2];
  const points = [left, (left + right) / 2, right].flatMap((x) => [top, (top + bottom) / 2, bottom].map((y) => [x, y]));
  const isThere = points.some(([x, y]) => {
    const on = document.elementFromPoint(x, y);
    return on && (element.contains(on) || on.contains(element) && on.matches("label, p, li, span"));
  });
  return isThere ? "" : says("covered");
}"""


def is_focused(target: Locator) -> bool:
    return target.evaluate("one => one === document.activeElement")


def tab_to(page: Page, target: Locator, most: int = 150, by: str = "Tab") -> None:
    """Presses Tab, or what else is said, until the target has the focus; the focus can be seen at each stop on the way."""
    expect(target).to_be_attached()
    for _ in range(most):
        if is_focused(target):
            return
        page.keyboard.press(by)
        problem = page.evaluate(UNSEEN)
        assert not problem, problem
    expect(target).to_be_focused()


def into_main(page: Page) -> None:
    """By the first stop of each page past what stands on all of them."""
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def unfold(page: Page, box: Locator) -> None:
    """Opens an act, and the menu it is in before that."""
    name = box.get_attribute("id")
    menu = page.locator("#other-acts")
    if menu.count() and menu.locator(f"#{name}").count() and menu.get_attribute("open") is None:
        tab_to(page, menu.locator("> summary"))
        page.keyboard.press("Enter")
    if box.evaluate("box => box.tagName === 'DETAILS' && !box.open"):
        tab_to(page, box.locator("> summary"))
        page.keyboard.press("Enter")


def enter(page: Page, control: Locator, value: str | bool) -> None:
    """Goes to a field and enters a value the way its kind is used."""
    kind = control.first.evaluate("one => one.type")
    if kind == "radio":
        choose(page, control, str(value))
        return
    tab_to(page, control)
    if kind == "checkbox":
        if control.is_checked() != value:
            page.keyboard.press("Space")
        assert control.is_checked() == value
    elif kind == "select-one":
        values = control.locator("option").evaluate_all("all => all.map((one) => one.value)")
        step = "ArrowDown" if values.index(value) > values.index(control.input_value()) else "ArrowUp"
        for _ in values:
            if control.input_value() == value:
                break
            page.keyboard.press(step)
        assert control.input_value() == value
    else:
        page.keyboard.press("Control+A")
        page.keyboard.type(str(value))
        assert control.input_value() == value


def choose(page: Page, group: Locator, value: str) -> None:
    """One stop for the whole group; the arrows choose within it."""
    checked = group.locator("xpath=self::*[@checked]")
    tab_to(page, checked if checked.count() else group.first)
    wanted = group.locator(f"xpath=self::*[@value='{value}']")
    if is_focused(wanted) and not wanted.is_checked():
        page.keyboard.press("Space")
    for _ in range(group.count()):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    assert wanted.is_checked()


def press(page: Page, button: Locator) -> None:
    """Presses a button or follows a link, and waits for the page it leads to."""
    tab_to(page, button)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state()


def track(page: Page, number: str, code: str) -> None:
    """Opens the tracking page of a complaint by its number and its access code."""
    page.goto("/track")
    into_main(page)
    enter(page, page.locator("#number"), number)
    enter(page, page.locator("#code"), code)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/track/{number}")


def do(page: Page, act: str, **fields: str | bool) -> None:
    """Does an act from the top of the page to the answer, and wants it to be accepted."""
    into_main(page)
    box = page.locator(f"#act-{act}")
    unfold(page, box)
    for name, value in fields.items():
        enter(page, box.locator(f"[name='{name}']"), value)
    press(page, box.locator("form").last.locator("button:not([type=button])").last)
    problems = page.locator(".summary").all_inner_texts()
    assert not problems, f"{act}: {problems}"


def press_here(page: Page, link: Locator) -> None:
    """Follows a link that stays on the page."""
    tab_to(page, link)
    page.keyboard.press("Enter")
