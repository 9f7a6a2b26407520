"""A picture of the results: a bar for each program in each phase."""

from xml.sax.saxutils import escape

WIDTH, LABEL, ROW, HEAD = 640, 150, 20, 34


def bars(title, groups):
    """An SVG of groups of bars on one scale; `groups` is a list of a name and a list of names with seconds."""
    largest = max((value for _, rows in groups for _, value in rows), default=0) or 1
    parts, y = [], 44
    for name, rows in groups:
        parts.append(f'<text x="0" y="{y + 14}" class="group">{escape(name)}</text>')
        y += 22
        for label, value in rows:
            length = (WIDTH - LABEL - 70) * value / largest
            parts.append(
                f'<text x="{LABEL - 8}" y="{y + 13}" text-anchor="end">{escape(label)}</text>'
                f'<rect x="{LABEL}" y="{y + 3}" width="{max(length, 1):.1f}" height="{ROW - 7}"/>'
                f'<text x="{LABEL + length + 6:.1f}" y="{y + 13}">{value:.2f} s</text>'
            )
            y += ROW
        y += 10
    style = (
        "text{font:12px sans-serif;fill:#222}.title{font-size:14px;font-weight:bold}.group{font-weight:bold}rect{fill:#8c2f2f}"
        "@media (prefers-color-scheme:dark){text{fill:#ddd}rect{fill:#d98880}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" role="img" aria-label="{escape(title)}">'
        f'<style>{style}</style><text x="0" y="{HEAD - 14}" class="title">{escape(title)}</text>{"".join(parts)}</svg>\n'
    )
