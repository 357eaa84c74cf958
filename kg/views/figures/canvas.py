"""What every figure shares: sizes, type, colours, shapes, and how it becomes the bytes of a file.

Figures are matplotlib's ``Figure`` with a canvas of its own; pyplot and its global state are never touched, so
that drawing one in a notebook, a service or a test leaves nothing behind.

References:
    M. Okabe and K. Ito, "Color Universal Design" (2008), for colours that everybody tells apart; shapes,
    hatches and numbers say the same again, for print in grey.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec

from kg.errors import KgError

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    from kg.analysis.ties import Ties

P = ParamSpec("P")
Size = str | tuple[float, float]

FORMATS = ("svg", "pdf", "png")
WIDTHS = {"column": 3.5, "page": 7.2}  # inches, of a paper in two columns
TALLEST = 9.4  # inches, of a page of such a paper
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#8C7A00")
SHAPES = ("o", "s", "^", "D", "v", "P", "h", "X")
INK, GREY, FAINT, RULE = "#1b1b1b", "#6b6b6b", "#b9b9b9", "#dedede"
SMALL, TEXT, TITLE = 6.0, 6.5, 8.5  # points; nothing is set smaller
POINTS = 72.0
_STYLE: Any = {
    "font.family": ["sans-serif"],
    # The first comes with matplotlib, measures every label and has every accent; the rest is for those who
    # open the SVG without it.
    "font.sans-serif": ["DejaVu Sans", "Bitstream Vera Sans", "Verdana", "Arial", "Helvetica"],
    "font.size": TEXT,
    "axes.labelsize": TEXT,
    "xtick.labelsize": TEXT,
    "ytick.labelsize": TEXT,
    "legend.fontsize": TEXT,
    "axes.linewidth": 0.6,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "xtick.major.size": 2.5,
    "ytick.major.size": 2.5,
    "hatch.linewidth": 0.5,
    # A dollar is a dollar.
    "text.parse_math": False,
    # Text stays text, so that it can be searched and set anew; ids do not hang on chance.
    "svg.fonttype": "none",
    "svg.hashsalt": "entente",
    "pdf.fonttype": 42,
}


def styled(draw: Callable[P, Figure]) -> Callable[P, Figure]:
    """A drawing function whose figures have our type and lines, whatever the user set for others."""

    @wraps(draw)
    def drawn(*args: P.args, **more: P.kwargs) -> Figure:
        import matplotlib as mpl

        with mpl.rc_context(_STYLE):
            return draw(*args, **more)

    return drawn


def inches(size: Size, height: float) -> tuple[float, float]:
    """Width and height of a figure.

    Args:
        size: ``column``, ``page``, or both in inches.
        height: in inches, where *size* leaves it open.

    Raises:
        KgError: another size.

    >>> inches("column", 2.0), inches("page", 30.0), inches((4, 3), 2.0)
    ((3.5, 2.0), (7.2, 9.4), (4.0, 3.0))
    """
    if not isinstance(size, str):
        return float(size[0]), float(size[1])
    if size not in WIDTHS:
        raise KgError(
            f"unknown size {size!r}; a figure is as wide as {', '.join(WIDTHS)}, or (width, height)"
        )
    return WIDTHS[size], min(height, TALLEST)


def is_narrow(size: Size) -> bool:
    """Whether a figure is as narrow as a column.

    >>> is_narrow("column"), is_narrow((7.2, 4))
    (True, False)
    """
    return inches(size, 1.0)[0] < 5.0


def canvas(
    size: Size, height: float, *, title: str = "", note: str = "", is_square: bool = False
) -> tuple[Figure, Axes]:
    """An empty figure with one pair of axes.

    Args:
        size: see :func:`inches`.
        height: see :func:`inches`.
        title: a line above, or none.
        note: a line or two below, or none; wrapped to the width.
        is_square: whether the cells of the axes keep their shape.
    """
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    from kg.views.figures.drawn import Drawn

    width, high = inches(size, height)
    layout = ConstrainedLayoutEngine(w_pad=0.03, h_pad=0.03, compress=is_square)
    made = Drawn(width, high, layout)
    axes = made.add_subplot()
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    room = width * POINTS - 8
    if title:
        made.suptitle(wrapped(title, room, TITLE, 2), fontsize=TITLE, x=0.01, ha="left", fontweight="bold")
    if note:
        made.supxlabel(wrapped(note, room, SMALL, 4), fontsize=SMALL, x=0.01, ha="left", color=GREY)
    return made, axes


def described(figure: Figure, *sentences: str) -> Figure:
    """A figure with what it shows in words, for who cannot see it: a notebook shows them in its place.

    >>> described(canvas("column", 1)[0], "Who works with whom", "Two links.").alternative
    'Who works with whom. Two links.'
    """
    from kg.views.figures.drawn import Drawn

    if isinstance(figure, Drawn):
        ended = [s if s.endswith((".", "?", "!")) else f"{s}." for s in sentences if s]
        figure.alternative = " ".join(ended)
    return figure


def legend(figure: Figure, handles: Sequence[Artist], *, columns: int = 1, title: str = "") -> None:
    """The legend above everything, at the left, under the title where there is one.

    Args:
        figure: made without a title, which would lie on the legend.
        handles: what stands for what; each has its label.
        columns: in how many columns.
        title: a line above, or none.
    """
    made = figure.legend(
        handles=list(handles), loc="outside upper left", ncols=columns, frameon=False, handlelength=1.7,
        borderpad=0.1, columnspacing=1.2, title=title or None, alignment="left",
        title_fontproperties={"weight": "bold", "size": TITLE},
    )  # fmt: skip
    made.set_in_layout(True)


def image(figure: Figure, form: str) -> bytes:
    """A figure as the bytes of a file, the same for the same figure.

    Args:
        figure: any figure of this package.
        form: ``svg``, ``pdf`` or ``png`` (300 dots an inch).

    Raises:
        KgError: another form.
    """
    if form not in FORMATS:
        raise KgError(
            f"a figure comes as {', '.join(FORMATS[:-1])} or {FORMATS[-1]}, not as {form!r}; name the file so"
        )
    import matplotlib as mpl

    # No time stamp: the same frame gives the same bytes.
    metadata: dict[str, dict[str, str | None]] = {
        "svg": {"Date": None, "Creator": "Entente"},
        "pdf": {"CreationDate": None, "Creator": "Entente", "Producer": None},
        "png": {"Software": "Entente"},
    }
    out = io.BytesIO()
    with mpl.rc_context(_STYLE):
        figure.savefig(out, format=form, dpi=300, metadata=metadata[form], facecolor="white")
    return out.getvalue()


def width_of(text: str, size: float = TEXT) -> float:
    """How wide a line of text is, in points.

    >>> 20 < width_of("Japon", 8) < 30
    True
    """
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

    # At ten times the size, for it measures in whole pixels.
    wide, _, _ = TextToPath().get_text_width_height_descent(
        text, FontProperties(family="DejaVu Sans", size=10 * size), ismath=False
    )
    return float(wide) / 10


def wrapped(text: str, room: float, size: float = TEXT, lines: int = 2) -> str:
    r"""A text in lines that fit, the last one cut with an ellipsis where it does not.

    Args:
        text: any text.
        room: width of a line, in points.
        size: of the letters, in points.
        lines: at most.

    >>> wrapped("accord de partenariat numérique UE–Japon", 90, 6.5)
    'accord de partenariat\nnumérique UE–Japon'
    >>> wrapped("accord de partenariat numérique UE–Japon", 60, 6.5, 1)
    'accord de parte…'
    """
    words, found = text.split(), [""]
    while words:
        longer = f"{found[-1]} {words[0]}".strip()
        if width_of(longer, size) <= room:
            found[-1] = longer
            words.pop(0)
        elif len(found) < lines and found[-1]:
            found.append("")
        else:
            found[-1] = _cut(" ".join([found[-1], *words]).strip(), room, size)
            break
    return "\n".join(found)


def _cut(text: str, room: float, size: float) -> str:
    while text and width_of(f"{text}…", size) > room:
        text = text[:-1].rstrip(" ,;:–-(")
    return f"{text}…"


def corners(figure: Figure) -> list[tuple[str, list[tuple[float, float]]]]:
    """Every text of a figure with the corners of its box in pixels: how a test sees that none lies on another."""
    from matplotlib.transforms import Affine2D

    figure.draw_without_rendering()
    unseen = {id(text) for axes in figure.axes for axis in (axes.xaxis, axes.yaxis) for text in _beyond(axis)}
    found = []
    for text in texts(figure):
        if not text.get_visible() or not text.get_text().strip():
            continue
        if id(text) in unseen:
            continue
        turned = text.get_rotation()
        x, y = text.get_transform().transform(text.get_position())
        text.set_rotation(0)
        box = text.get_window_extent().frozen()
        text.set_rotation(turned)
        if text.get_rotation_mode() != "anchor" and turned:
            box = text.get_window_extent().frozen()
            turned = 0
        around = Affine2D().rotate_deg_around(x, y, turned)
        turned_box = around.transform(box.corners()[[0, 1, 3, 2]])
        found.append((text.get_text(), [(float(a), float(b)) for a, b in turned_box]))
    return found


def texts(figure: Figure) -> list[Text]:
    """Every text of a figure, empty ones included."""
    from matplotlib.text import Text

    found: list[Any] = figure.findobj(Text)
    return found


def _beyond(axis: Axis) -> list[Text]:
    """Labels of ticks outside the view, which are there and never drawn."""
    low, high = sorted(axis.get_view_interval())
    return [
        label
        for tick in axis.get_major_ticks()
        if not low - 1e-9 <= tick.get_loc() <= high + 1e-9
        for label in (tick.label1, tick.label2)
    ]


def sentence(parts: Sequence[str], language: str) -> str:
    """Remarks as one sentence.

    >>> sentence(["un lien", "deux parties"], "fr"), sentence(["a link"], "en"), sentence([], "en")
    ('Un lien ; deux parties.', 'A link.', '')
    """
    joined = {"fr": " ; ", "en": "; "}[language].join(parts)
    return f"{joined[:1].upper()}{joined[1:]}." if joined else ""


def tag(ties: Ties, iri: str, language: str, longest: int = 20) -> str:
    """What a thing is called where there is little room: its acronym in the language, where its name is long.

    Args:
        ties: the ties, for names.
        iri: of the thing.
        language: ``fr`` or ``en``.
        longest: characters a name may have before an acronym is looked for.
    """
    name = ties.label(iri, language)
    known = ties.vocabulary.entities.get(iri)
    if known is None or len(name) <= longest:
        return name
    others = [label.text for label in known.alternative if label.language in (language, "")]
    acronyms = [text for text in others if len(text) <= 10 and text[1:].isupper()]
    return min(acronyms, key=lambda text: (len(text), text), default=name)


def listed(names: Sequence[str], most: int) -> str:
    """Names in one line, the rest counted.

    >>> listed(["Japon", "Inde", "Chili"], 2)
    'Japon, Inde + 1'
    """
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" + {rest}" if rest > 0 else "")
