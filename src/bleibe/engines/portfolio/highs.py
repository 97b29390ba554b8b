"""A first set from HiGHS: good, most often the best, and checked again in whole numbers."""

from bleibe.engines.portfolio.model import Model

NAME = "HiGHS"
ROUNDING = 1e-6


def first_counts(model: Model) -> tuple[int, ...] | None:
    """Return counts that satisfy all rows exactly, or ``None`` if HiGHS offers none.

    What it answers is only a starting point: the search in whole numbers goes on from it and
    decides, so neither its tolerances nor its version can change a result.
    """
    import highspy  # noqa: PLC0415 late: a tenth of a second that only choosing needs

    class Quiet(highspy.Highs):
        def enableCallbacks(self) -> None:  # noqa: N802 its name; switched on, it prints a banner
            self.setOptionValue("output_flag", False)

    solver = Quiet()  # type: ignore[no-untyped-call]
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 0)
    solver.setOptionValue("mip_rel_gap", 0.0)
    programme = model.programme
    for size, cost in zip(model.sizes, programme.costs, strict=True):
        solver.addVar(0.0, float(size))
        index = solver.getNumCol() - 1
        solver.changeColCost(index, float(cost))
        solver.changeColIntegrality(index, highspy.HighsVarType.kInteger)
    for row, (low, up) in enumerate(zip(programme.lower, programme.upper, strict=True)):
        inside = [j for j, kind in enumerate(programme.kinds) if programme.vectors[kind][row]]
        solver.addRow(float(low), float(up), len(inside), inside, [1.0] * len(inside))
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    values = list(solver.getSolution().col_value)
    if any(abs(each - round(each)) > ROUNDING for each in values):
        return None
    counts = tuple(round(each) for each in values)
    return counts if satisfies(model, counts) else None


def satisfies(model: Model, counts: tuple[int, ...]) -> bool:
    """Tell in whole numbers whether counts keep to the columns' sizes and to every row."""
    programme = model.programme
    if any(not 0 <= n <= size for n, size in zip(counts, model.sizes, strict=True)):
        return False
    for row, (low, up) in enumerate(zip(programme.lower, programme.upper, strict=True)):
        total = sum(
            n * programme.vectors[kind][row]
            for n, kind in zip(counts, programme.kinds, strict=True)
        )
        if not low <= total <= up:
            return False
    return True
