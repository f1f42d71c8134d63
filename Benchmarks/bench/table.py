"""One table: what was measured, the figure, its ratio in this run, what it should be."""

from dataclasses import dataclass


@dataclass
class Target:
    """What a figure should be: at least `least`, or at most `most`; `aim` is where we would like it."""
    least: float | None = None
    most: float | None = None
    aim: str = ""

    def holds(self, value):
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)

    def words(self, style):
        bound = f"≥ {style(self.least)}" if self.least is not None else f"≤ {style(self.most)}"
        return f"{bound} (aim {self.aim})" if self.aim else bound


def times(value):
    return f"{value:.2f} ×"


def part(value):
    return f"1/{1 / value:.1f}" if value else "0"


def milliseconds(value):
    return f"{value:.1f} ms"


def seconds(value):
    return f"{value:.2f} s"


def mebibytes(value):
    return f"{value:.0f} MB"


class Table:
    def __init__(self):
        self.rows = []

    def add(self, group, what, figure, value=None, style=times, target=None):
        held = None if target is None or value is None else target.holds(value)
        self.rows.append({
            "group": group, "what": what, "figure": figure, "value": value,
            "ratio": style(value) if value is not None else "",
            "target": target.words(style) if target else "", "held": held,
        })
        row = self.rows[-1]
        print(f"  {what}: {figure} {row['ratio']}", flush=True)

    def text(self):
        heads = ["", "measured", "ratio or value", "target", ""]
        lines, group = [], None
        for row in self.rows:
            if row["group"] != group:
                group = row["group"]
                lines.append([group.upper(), "", "", "", ""])
            mark = {True: "yes", False: "MISSED", None: ""}[row["held"]]
            lines.append(["  " + row["what"], row["figure"], row["ratio"], row["target"], mark])
        widths = [max(len(line[i]) for line in [heads] + lines) for i in range(5)]
        show = lambda line: "  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip()
        return "\n".join([show(heads), "-" * (sum(widths) + 8)] + [show(line) for line in lines])

    @property
    def missed(self):
        return [row["what"] for row in self.rows if row["held"] is False]
