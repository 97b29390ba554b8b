"""Old municipality keys and what became of them."""

import pytest

import kohorte.io as kio
from kohorte.errors import KohorteError

HEADER = "year_xw,ags_xw,pop_conv,ags20"


def read(*rows, header=HEADER):
    return kio.read_crosswalk("\n".join((header, *rows, "")).encode(), name="bbsr.csv")


def test_shares_by_old_key_and_year():
    crosswalk = read(
        "2001,01951009,0.25,01951001", "2001,01951009,0.75,01951002", "2002,01951001,1,01951001"
    )

    assert crosswalk.target_year == 2020
    assert crosswalk.of("01951009", year=2001) == {"01951001": 0.25, "01951002": 0.75}
    assert crosswalk.of("01951009", year=2002) == {}
    assert crosswalk.of("99999999", year=2002) == {}
    assert (len(crosswalk), crosswalk.padded) == (3, 0)


def test_keys_published_as_numbers_get_their_zero_back_and_are_counted():
    crosswalk = read("2001;1951009;0,25;1951001", "2001;1951009;0,75;11951002",
                     header="jahr;ags_alt;anteil;ags_neu")  # fmt: skip

    assert crosswalk.old_keys == ("01951009",)
    assert crosswalk.new_keys == ("01951001", "11951002")
    assert (crosswalk.padded, crosswalk.target_year) == (2, None)


def test_uninhabited_areas_may_go_whole_to_several_keys():
    crosswalk = read("2003,09187444,1,09187451", "2003,09187444,1,09187452")

    assert crosswalk.collective() == ((2003, "09187444"),)


@pytest.mark.parametrize(
    ("rows", "code", "row"),
    [
        (["2001,01951009,0.25,01951001", "2001,01951009,0.7,01951002"], "bad_share", 2),
        (["2001,01951009,1.5,01951001"], "bad_share", 2),
        (["2001,01951009,.,01951001"], "bad_share", 2),
        (["2001,951009,1,01951001"], "bad_key", 2),
        (["2001,01951009,1,01951001", "2001,1951008,1,01951001"], "lost_leading_zero", 3),
        (["2001,01951009,1,O1951001"], "bad_key", 2),
        (["01,01951009,1,01951001"], "bad_date", 2),
        (["2001,01951009,1,01951001", "2001,01951009,1,01951001"], "duplicate_key", 3),
    ],
)
def test_wrong_rows_are_refused(rows, code, row):
    with pytest.raises(KohorteError) as caught:
        read(*rows)

    assert (caught.value.code, caught.value.params["row"]) == (code, row)
