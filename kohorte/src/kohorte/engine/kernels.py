"""Compiled projection: one area after the other, all years while its cells are near.

The same formulas as `kohorte.engine.cohort_component`, in float64; sums may be taken in
another order, so that figures agree to rounding and not to the last bit.
"""

# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

from numba import njit

# sums in any order and fused operations, but no liberties with infinities or signs
part = njit(forceinline=True, error_model="numpy", fastmath={"reassoc", "contract"})
entry = njit(nogil=True, error_model="numpy", fastmath={"reassoc", "contract"}, cache=True)

WOMEN = 0
GERMAN, FOREIGN = 0, 1


@part
def _grow(before, end, q, o, w):
    """Bring one sex forward, newborns left out."""
    oldest = end.size - 1
    for a in range(1, oldest):
        stayed = before[a - 1] - before[a - 1] * o[a]
        end[a] = stayed + w[a] - 0.5 * (q[a] * (before[a - 1] + stayed) + q[a + 1] * w[a])
    _grow_open(before, end, q, o, w, oldest)


@part
def _grow_and_bear(before, end, q, o, w, f):
    """Bring women forward and return their births, doubled."""
    oldest = end.size - 1
    births = 0.0
    for a in range(1, oldest):
        women = before[a - 1]
        stayed = women - women * o[a]
        later = stayed + w[a] - 0.5 * (q[a] * (women + stayed) + q[a + 1] * w[a])
        end[a] = later
        births += f[a] * (women + later)
    _grow_open(before, end, q, o, w, oldest)
    return births + f[oldest] * (before[oldest - 1] + before[oldest] + end[oldest])


@part
def _grow_open(before, end, q, o, w, a):
    people = before[a - 1] + before[a]
    stayed = people - people * o[a]
    end[a] = stayed + w[a] - 0.5 * (q[a] * (people + stayed) + q[a] * w[a])


@part
def _naturalise(before, end, q, c):
    """Add to nationals who of the foreigners becomes one."""
    oldest = end.size - 1
    for a in range(1, oldest):
        end[a] += before[a - 1] * c[a] * (1 - 0.5 * q[a])
    end[oldest] += (before[oldest - 1] + before[oldest]) * c[oldest] * (1 - 0.5 * q[oldest])


@part
def _births(before, end, f):
    """Return the births of women already brought forward, doubled."""
    oldest = end.size - 1
    births = f[oldest] * (before[oldest - 1] + before[oldest] + end[oldest])
    for a in range(1, oldest):
        births += f[a] * (before[a - 1] + end[a])
    return births


@part
def _infants(born, q, o, w, gained):
    moved = w - born * o
    return born + moved + gained - q * (born + moved * (2 / 3))


@entry
def project_together(start, tables, rows, level, boys, out):
    """Write the residents of all areas and years where nationality is not told apart.

    ``tables`` holds mortality, leaving, coming and fertility; ``rows`` says which row of
    each an area reads; ``out`` has the shape (area, year, 1, sex, age).
    """
    mortality, leaving, coming, fertility = tables
    for area in range(out.shape[0]):
        row_q, row_o, row_w, row_f = rows[0, area], rows[1, area], rows[2, area], rows[3, area]
        for step in range(out.shape[1]):
            year_q = step if mortality.shape[1] > 1 else 0
            year_o = step if leaving.shape[1] > 1 else 0
            year_w = step if coming.shape[1] > 1 else 0
            f = fertility[row_f, step if fertility.shape[1] > 1 else 0, 0]
            births = 0.0
            for s in range(2):
                before = start[area, 0, s] if step == 0 else out[area, step - 1, 0, s]
                end, q = out[area, step, 0, s], mortality[row_q, year_q, 0, s]
                o, w = leaving[row_o, year_o, 0, s], coming[row_w, year_w, 0, s]
                if s == WOMEN:
                    births = _grow_and_bear(before, end, q, o, w, f)
                else:
                    _grow(before, end, q, o, w)
            births *= 0.5 * level[area, step]
            for s in range(2):
                out[area, step, 0, s, 0] = _infants(
                    births * (1 - boys if s == WOMEN else boys),
                    mortality[row_q, year_q, 0, s, 0],
                    leaving[row_o, year_o, 0, s, 0],
                    coming[row_w, year_w, 0, s, 0],
                    0.0,
                )


@entry
def project_apart(start, tables, rows, local, boys, out):
    """Write the residents of all areas and years, nationals and foreigners apart.

    As `project_together`; leaving includes the naturalisation of foreigners, which is the
    last of the tables, and ``local`` holds the levels of fertility and the shares of
    foreigners' newborns who are nationals.
    """
    mortality, leaving, coming, fertility, naturalisation = tables
    level, born_national = local
    for area in range(out.shape[0]):
        for step in range(out.shape[1]):
            q = mortality[rows[0, area], step if mortality.shape[1] > 1 else 0]
            o = leaving[rows[1, area], step if leaving.shape[1] > 1 else 0]
            w = coming[rows[2, area], step if coming.shape[1] > 1 else 0]
            f = fertility[rows[3, area], step if fertility.shape[1] > 1 else 0]
            c = naturalisation[rows[4, area], step if naturalisation.shape[1] > 1 else 0]
            before = start[area] if step == 0 else out[area, step - 1]
            end = out[area, step]
            for k in range(2):
                for s in range(2):
                    _grow(before[k, s], end[k, s], q[k, s], o[k, s], w[k, s])
            for s in range(2):
                _naturalise(before[FOREIGN, s], end[GERMAN, s], q[GERMAN, s], c[s])
            of_nationals = _births(before[GERMAN, WOMEN], end[GERMAN, WOMEN], f[GERMAN])
            of_foreigners = _births(before[FOREIGN, WOMEN], end[FOREIGN, WOMEN], f[FOREIGN])
            doubled, share = 0.5 * level[area, step], born_national[area, step]
            for s in range(2):
                own = doubled * (1 - boys if s == WOMEN else boys)
                nationals = own * (of_nationals + of_foreigners * share)
                foreigners = own * of_foreigners * (1 - share)
                for k in range(2):
                    end[k, s, 0] = _infants(
                        nationals if k == GERMAN else foreigners,
                        q[k, s, 0],
                        o[k, s, 0],
                        w[k, s, 0],
                        foreigners * c[s, 0] if k == GERMAN else 0.0,
                    )
