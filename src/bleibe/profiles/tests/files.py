"""Small files in the offices' formats and in our template, made by hand."""

HEAD = (
    "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;"
    "1_variable_label;1_variable_attribute_code;1_variable_attribute_label;value;value_unit;"
    "value_variable_code;value_variable_label"
)


def flat(*rows: tuple[str, str, object], day: str = "2023-12-31") -> bytes:
    """A flat file of residents: key, name, value."""
    lines = [
        f"12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;{day};GEMEIN;Gemeinden;"
        f"{key};{name};{value};Anzahl;BEVSTD;Bevölkerungsstand"
        for key, name, value in rows
    ]
    return ("\n".join([HEAD, *lines]) + "\n").encode("utf-8-sig")


FLAT_NAME = "12411-01-01-5.csv"
FLAT = flat(("99001001", "Musterstadt", 900), ("99001002", "Nebendorf", 80))

TEMPLATE = (
    "Gebiet;Name;Teil_von;Stichtag;Geschlecht;Alter_von;Alter_bis;Staatsangehoerigkeit;Personen\n"
    "Q1;Hafen;99001001;31.12.2023;weiblich;0;17;;41\n"
    "Q1;Hafen;99001001;31.12.2023;weiblich;18;;;120\n"
    "Q1;Hafen;99001001;31.12.2023;männlich;0;17;;38\n"
    "Q1;Hafen;99001001;31.12.2023;männlich;18;;;131\n"
).encode()

UNKNOWN = b"Ort;Wann;Wieviele\n99001001;2022;890\n99001001;2023;900\n"
