"""A Kommunalprofil as PDF: from the figures in the database to a tagged document.

Wall and CPU seconds, peak memory of this process and size of the file, for a town, a Kreis and
a Land of the demo; the bar is 5 s and 400 MB. Beside it the time that Typst needs for an
empty page, which is the floor for any document.
"""

import resource
import time

from benchmarks import platform

BAR_SECONDS, BAR_MEGABYTES = 5.0, 400


def main() -> int:
    platform.start()
    import typst
    from django.utils import timezone

    from bleibe.reports import builds, queries
    from bleibe.reports.profile.pdf import pdf_of

    wall, cpu = time.perf_counter(), time.process_time()
    typst.compile(b"#set document(title: [x])\nx", pdf_standards=["ua-1"])
    print(
        f"an empty page: {time.perf_counter() - wall:.2f} s, {time.process_time() - cpu:.2f} CPU-s"
    )
    missed = 0
    for key in ("99001010", "99001", "99"):
        area = queries.one_area(key)
        wall, cpu = time.perf_counter(), time.process_time()
        profile = builds.profile_of(
            area, datasets=queries.official_figures(), today=timezone.localdate()
        )
        built = time.process_time() - cpu
        content = pdf_of(profile)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        print(
            f"{area.name:14} {wall:5.2f} s, {cpu:5.2f} CPU-s (figures and words {built:.2f}), "
            f"{len(content) / 1000:.0f} kB"
        )
        missed += wall > BAR_SECONDS
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the process {peak:.0f} MB")
    return missed + (peak > BAR_MEGABYTES)


if __name__ == "__main__":
    raise SystemExit(main())
