"""Numbers as tables in Markdown."""

from statistics import median


def markdown(head, rows):
    """A table; the first column holds words, all others hold numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def seconds(values):
    """The median of seconds, with as many digits as it deserves; `-` where there is none."""
    return _written(median(values), " s") if values else "-"


def milliseconds(values):
    """The median and the worst of seconds, in milliseconds."""
    return f"{1000 * median(values):.0f} / {1000 * max(values):.0f} ms" if values else "-"


def ratio(above, below):
    """The median of the ratios of runs that stood side by side."""
    pairs = [a / b for a, b in zip(above, below) if b]
    return _written(median(pairs), "") if pairs else "-"


def both(cells):
    """What was measured of the clock and of the cores in one cell; `-` where nothing was."""
    cells = list(cells)
    return "-" if set(cells) == {"-"} else ", ".join(cells)


def _written(value, unit):
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{digits}f}{unit}"
