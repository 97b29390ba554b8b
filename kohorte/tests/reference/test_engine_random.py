"""Random numbers against published words and an exact distribution function."""

import numpy as np
import pytest
from scipy.special import ndtr

from kohorte.engine import random
from kohorte.errors import KohorteError

# Known answers of Philox4x32-10 from the authors' test vectors (Random123, kat_vectors).
KNOWN = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    (
        (0xFFFFFFFF,) * 4,
        (0xFFFFFFFF, 0xFFFFFFFF),
        (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD),
    ),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


@pytest.mark.parametrize(("counter", "key", "expected"), KNOWN)
def test_words_are_the_published_ones(counter, key, expected):
    words = random.philox(tuple(np.array([word], np.uint32) for word in counter), key=key)

    assert tuple(int(word[0]) for word in words) == expected


def test_normal_numbers_have_the_probability_of_their_word():
    bits = np.unique(np.geomspace(1, 2**31 - 1, 20_000).astype(np.uint32))
    words = np.concatenate([bits << np.uint32(1), (bits << np.uint32(1)) | np.uint32(1)])

    z = random.standard_normal(words).astype(float)

    tail = (np.concatenate([bits, bits]) + 0.5) / 2**32
    np.testing.assert_allclose(ndtr(-np.abs(z)), tail, rtol=2e-4)
    np.testing.assert_array_equal(np.signbit(z), words & 1 == 1)


def test_exponentials_are_right_and_bounded():
    x = np.linspace(-6, 6, 10_001).astype(np.float32)

    np.testing.assert_allclose(
        random.exponential(x), np.exp(np.clip(x.astype(float), -5, 5)), rtol=5e-7
    )


def test_no_change_is_a_factor_of_exactly_one():
    assert random.exponential(np.zeros(1, np.float32))[0] == 1


def test_compiled_numbers_have_the_same_bits():
    kernels = pytest.importorskip("kohorte.engine.kernels_stochastic")
    place, years = np.array([7, 2**32 - 1]), np.arange(2025, 2028)
    persistence, sd = np.full(4, 0.9, np.float32), np.ones(4, np.float32)
    total = np.zeros((3, 4, 48), np.float32)

    kernels.add_walk(place, years, np.array([5, 9]), persistence, sd, total)

    state = np.zeros((4, 48), np.float32)
    lanes = np.arange(48, dtype=np.uint32)
    for step, year in enumerate(years):
        counter = (*place.astype(np.uint32)[:, None], np.full(1, year, np.uint32), lanes)
        drawn = random.standard_normal(np.stack(random.philox(counter, key=(5, 9))))
        state = persistence[:, None] * state + sd[:, None] * drawn
        np.testing.assert_array_equal(total[step], state)


def test_places_are_told_apart_by_level_and_key():
    names = [("land", "01"), ("kreis", "01"), ("land", "02"), ("area", ""), ("are", "a")]

    assert len({random.place_words(*name) for name in names}) == len(names)


@pytest.mark.parametrize("seed", [-1, 2**64, 1.5, "7"])
def test_a_seed_is_a_whole_number_of_64_bits(seed):
    with pytest.raises(KohorteError) as refused:
        random.seed_words(seed)

    assert refused.value.code == "seed"
