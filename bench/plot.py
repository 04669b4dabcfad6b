"""The scaling plot as SVG: seconds over lines, and the line that the first point predicts."""

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 400, 70, 30, 50, 60


def scaling_plot(points: list[dict]) -> str:
    most_lines = max(point["lines"] for point in points)
    first = points[0]
    predicted = first["seconds"] * most_lines / first["lines"]
    most_seconds = 1.1 * max(predicted, *(point["seconds"] for point in points))

    def place(lines: float, seconds: float) -> tuple[float, float]:
        across = LEFT + (WIDTH - LEFT - RIGHT) * lines / most_lines
        up = HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * seconds / most_seconds
        return round(across, 1), round(up, 1)

    parts = [_text(LEFT, 28, "mindport convert: time over size", "start", 16)]
    for step in range(6):
        seconds = most_seconds * step / 5
        _, y = place(0, seconds)
        parts.append(_line((LEFT, y), (WIDTH - RIGHT, y), "#ddd"))
        parts.append(_text(LEFT - 8, y + 4, f"{seconds:.1f} s", "end"))
    parts.append(_line(place(0, 0), place(most_lines, predicted), "#999", "5 4"))
    places = [place(point["lines"], point["seconds"]) for point in points]
    path = " ".join(f"{x},{y}" for x, y in places)
    parts.append(f'<polyline points="{path}" fill="none" stroke="#0b62a4" stroke-width="2"/>')
    for point, (x, y) in zip(points, places, strict=True):
        parts.append(f'<circle cx="{x}" cy="{y}" r="4" fill="#0b62a4"/>')
        parts.append(_text(x, HEIGHT - BOTTOM + 20, f"{point['copies']}×"))
        parts.append(_text(x - 8, y - 10, f"{point['seconds']:.2f} s", "end"))
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(
        _text(middle, HEIGHT - 15, f"copies of {first['lines']:,} lines; dashed: in proportion")
    )
    body = "\n".join(['<rect width="100%" height="100%" fill="#fff"/>', *parts])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' font-family="sans-serif">\n{body}\n</svg>\n'
    )


def _text(x: float, y: float, text: str, anchor: str = "middle", size: int = 12) -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}">{text}</text>'


def _line(begin: tuple, end: tuple, colour: str, dashes: str = "none") -> str:
    (x1, y1), (x2, y2) = begin, end
    return (
        f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{colour}"'
        f' stroke-dasharray="{dashes}"/>'
    )
