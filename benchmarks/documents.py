"""Time and size of a Kommunalprofil: figures read, page drawn, document set, for each kind of area.

Then every other file that there is of the last one.

CPU seconds of this process on the demo's data, nothing taken from the cache. Beside them
stands what the typesetter needs for one empty page with the same fonts.
"""

import time
import tracemalloc
from importlib.resources import as_file, files
from io import BytesIO

from benchmarks import platform

BAR_SECONDS = 5
BAR_EXPORT, BAR_AT_ONCE = 5, 0.3


def main() -> int:
    platform.start()
    import pikepdf
    from django.core.cache import cache
    from django.utils import timezone

    from bleibe.parties.models import Area
    from bleibe.rehearsal.people import BODIES
    from bleibe.reports import builds, queries
    from bleibe.reports.profile.page import page_of
    from bleibe.reports.profile.pdf import pdf_of

    print(f"an empty page: {_seconds(_empty_page)[0]:.2f} s\n")
    print(
        f"{'area':28} {'profile':>8} {'page':>7} {'pdf':>7} {'together':>9} {'kB':>6} {'pages':>6}"
    )
    slow = 0
    for key in (key for body in BODIES for key in body.areas):
        area = Area.objects.get(key=key)
        cache.clear()
        built, profile = _seconds(
            lambda area=area: builds.profile_of(
                area, datasets=queries.own_figures(area), today=timezone.localdate()
            )
        )
        drawn, _page = _seconds(lambda profile=profile: page_of(profile))
        made, content = _seconds(lambda profile=profile: pdf_of(profile))
        together = built + made
        slow += together > BAR_SECONDS
        with pikepdf.open(BytesIO(content)) as pdf:
            pages = len(pdf.pages)
        name = f"{area.get_level_display()} {area.name}"
        print(
            f"{name:28} {built:8.2f} {drawn:7.2f} {made:7.2f} {together:9.2f} "
            f"{len(content) / 1000:6.0f} {pages:6}"
        )
    print(f"\nseconds; {slow} over {BAR_SECONDS} s")
    return slow + _exports(profile)


def _exports(profile) -> int:
    """Every other file of the last profile: CPU seconds, what it takes of memory, its size."""
    from bleibe.reports.exports.formats import IN_BACKGROUND, OF_FIGURES, WHOLE
    from bleibe.reports.exports.sheets import figures_of

    key = next(iter(figures_of(profile)))
    makers = {
        suffix: (lambda export=export: export.make(profile)) for suffix, export in WHOLE.items()
    } | {
        f"one {suffix}": (lambda export=export: export.make(profile, key=key))
        for suffix, export in OF_FIGURES.items()
    }
    print(f"\n{'file of ' + profile.area:28} {'seconds':>8} {'peak MB':>8} {'kB':>7}")
    slow = 0
    for name, make in makers.items():
        seconds, content = _seconds(make)
        bar = BAR_AT_ONCE if name.removeprefix("one ") not in IN_BACKGROUND else BAR_EXPORT
        slow += seconds > bar
        print(f"{name:28} {seconds:8.2f} {_peak_mb(make):8.1f} {len(content) / 1000:7.0f}")
    return slow


def _peak_mb(work) -> float:
    """The most that Python holds at once for it; what the typesetter itself takes is not seen."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def _seconds(work):
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def _empty_page() -> None:
    import typst

    with as_file(files("bleibe.design") / "fonts") as fonts:
        typst.compile(
            b'#set text(font: "Fira Sans")\n.',
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            format="pdf",
        )


if __name__ == "__main__":
    raise SystemExit(main())
