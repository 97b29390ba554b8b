"""Time and size of a Kommunalprofil: figures read, page drawn, document set, for each kind of area.

CPU seconds of this process on the demo's data, nothing taken from the cache. Beside them
stands what the typesetter needs for one empty page with the same fonts.
"""

import time
from importlib.resources import as_file, files
from io import BytesIO

from benchmarks import platform

BAR_SECONDS = 5


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
    return slow


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
