"""How figures of the catalogue are called where they stand alone."""

from kohorte.catalogue import catalogue


def full_name(key: str) -> str:
    """The name of a figure; one that only says how it differs is put after its indicator."""
    figure = catalogue().select(key)[0]
    name = figure.name.de
    return (
        f"{catalogue().indicator(figure.indicator).name.de}: {name}" if name[0].islower() else name
    )


def name_and_unit(key: str) -> str:
    """``Anteil unter 18 Jahren (%)``."""
    unit = catalogue().select(key)[0].unit.symbol.de
    name = full_name(key)
    return f"{name} ({unit})" if unit and unit not in name else name
