"""Files as people have them: a table of the offices, a list of their own, a broken one."""

FOOTER = """__________
Die Zahlen sind erfunden.
"© Statistische Ämter des Bundes und der Länder, Deutschland, 2026.
Dieses Werk ist lizenziert unter der Datenlizenz Deutschland
- Namensnennung - Version 2.0."
Stand: 17.08.2026 / 19:38:04
"""
GROUPS = (
    "unter 3 Jahre", "3 bis unter 6 Jahre", "6 bis unter 10 Jahre", "10 bis unter 15 Jahre",
    "15 bis unter 18 Jahre", "18 bis unter 20 Jahre", "20 bis unter 25 Jahre",
    "25 bis unter 30 Jahre", "30 bis unter 35 Jahre", "35 bis unter 40 Jahre",
    "40 bis unter 45 Jahre", "45 bis unter 50 Jahre", "50 bis unter 55 Jahre",
    "55 bis unter 60 Jahre", "60 bis unter 65 Jahre", "65 bis unter 75 Jahre",
    "75 Jahre und mehr",
)  # fmt: skip
MEN = (
    140, 150, 190, 250, 150, 110, 260, 250, 230, 260, 340, 420, 380, 330, 280, 460, 340,
)  # fmt: skip
WOMEN = (
    130, 140, 180, 240, 140, 90, 220, 230, 240, 270, 340, 410, 370, 320, 290, 500, 560,
)  # fmt: skip


def genesis_table(year: int, *, places: dict[str, str], broken: bool = False) -> bytes:
    """Residents of Gemeinden by sex and age as the offices' web page exports them."""
    columns = [f"{sex};" * len(GROUPS) for sex in ("männlich", "weiblich")]
    head = [
        "GENESIS-Tabelle: 12411-02-03-5",
        "Bevölkerung nach Geschlecht und Altersgruppen (17) -" + ";" * 35,
        "Stichtag 31.12. - regionale Ebenen" + ";" * 35,
        "Fortschreibung des Bevölkerungsstandes" + ";" * 35,
        "Bevölkerungsstand (Anzahl)" + ";" * 35,
        f"Stichtag: 31.12.{year}" + ";" * 35,
        ";;" + "".join(columns)[:-1],
        ";;" + ";".join(["Altersgruppen (17)"] * 34),
        ";;" + ";".join(GROUPS * 2),
    ]
    values = [str(number) for number in MEN + WOMEN]
    if broken:
        values[4] = "hundertfünfzig"
    rows = [";".join([key, name, *values]) for key, name in places.items()]
    return "\n".join([*head, *rows, FOOTER]).encode("latin-1")


def own_list(day: str) -> bytes:
    """A list of two Quartiere with column names that only its author knows."""
    head = "Bezirksnr;Bezirk;Erhebung;wm;ab;bis;Köpfe"
    rows = [
        f"99000000-0{number};{name};{day};{sex};{low};{high};{count}"
        for number, name in ((1, "Altstadt"), (2, "Hafenkante"))
        for sex in ("weiblich", "männlich")
        for low, high, count in ((0, 17, 900), (18, 64, 3400), (65, "", 800))
    ]
    return "\n".join([head, *rows, ""]).encode()


def as_upload(name: str, content: bytes) -> dict[str, object]:
    """Return a file for a file field of a page."""
    return {"name": name, "mimeType": "text/csv", "buffer": content}
