"""Check a choice, Python 3.11 alone: python verify.py APPLICANTS.csv TARGETS.toml RESULT.json"""

import csv
import hashlib
import json
import sys
import tomllib
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, chain, combinations
from math import comb, lcm, prod
from pathlib import Path
from typing import Any

SAID = """RIGHT: the choice keeps to all targets, and no other set has a greater sum.
Not checked: the draws behind "hits" (only that they fit together); that lottery chances are leximin
over all equal sets; and, with more than 200,000 sets to try, that no alternative is missing."""


def need(fact: object, what: str) -> None:
    if not fact:
        raise ValueError(what)


def sha(data: bytes | str) -> str:
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()


def exact(text: object) -> Fraction:
    return Fraction(str(text).strip().replace(",", "."))


class Check:
    """Applicants and targets in whole units; those alike in score and targets share a cell."""

    def __init__(self, table: bytes, terms: bytes, content: bytes) -> None:
        self.result: Any = json.loads(content)
        bare = content.replace(self.result["digest"].encode(), b"", 1)
        need(self.result["digest"] == sha(bare), "the result was changed")
        need([sha(table), sha(terms)] == list(self.result["inputs"].values()), "other inputs")
        lines = table.decode("utf-8-sig").splitlines(keepends=True)
        cut = csv.reader(lines, delimiter=max(";\t,", key=lines[0].count))
        head, *rows = [list(map(str.strip, each)) for each in cut if any(map(str.strip, each))]
        people = [dict(zip(head, each, strict=True)) for each in rows]
        self.terms = tomllib.loads(terms.decode("utf-8-sig"), parse_float=Decimal)
        self.places = self.terms["places"]
        wanted = [(t["attribute"], str(t["value"]), t) for t in self.terms.get("target", [])]
        wanted.sort(key=lambda each: each[:2])
        self.low = [self.places, *(t.get("min", 0) for _a, _v, t in wanted)]
        self.up = [self.places, *(t.get("max", self.places) for _a, _v, t in wanted)]
        scores = {each["id"]: exact(each["score"]) for each in people}
        need(len(people) == len(scores), "an id stands twice")
        finest = lcm(*(score.denominator for score in scores.values()))
        self.unit = next(10**digits for digits in range(99) if 10**digits % finest == 0)
        self.score = {name: int(score * self.unit) for name, score in scores.items()}
        self.row = {p["id"]: (1, *(int(p[a] == v) for a, v, _t in wanted)) for p in people}
        cell = {name: (self.row[name], -score) for name, score in self.score.items()}
        self.cells = sorted(set(cell.values()))  # by class, in each from the highest score down
        self.members = [[name for name in cell if cell[name] == each] for each in self.cells]
        self.size, self.zero = [len(each) for each in self.members], [0] * len(self.cells)
        self.best = self.total(self.result["best"]["chosen"])
        self.check_best()
        self.check_alternatives()
        self.check_stability()
        if self.result["lottery"]:
            self.check_lottery()

    def fits(self, chosen: Any) -> bool:
        sums = map(sum, zip(*(self.row[each] for each in chosen), strict=True))
        return all(a <= n <= b for a, n, b in zip(self.low, sums, self.up, strict=True))

    def total(self, chosen: Any) -> int:
        need(len(chosen) == len(self.score.keys() & set(chosen)), "one is chosen twice or unknown")
        need(self.fits(chosen), "places or targets are missed")
        return sum(self.score[each] for each in chosen)

    def counts(self, chosen: Any) -> list[int]:
        return [len(set(chosen).intersection(names)) for names in self.members]

    def order(self, chosen: Any) -> tuple[int, list[int]]:
        counts = sorted(zip(self.cells, self.counts(chosen), strict=True), key=lambda c: c[0][::-1])
        return -self.total(chosen), [-n for _cell, n in counts]

    def bound(self, leaf: list[int], lo: list[int], hi: list[int]) -> tuple[int, list[int]]:
        """Return what no set in a box exceeds, and what a member of each cell adds to it."""
        need(all(type(each) is int for each in leaf) and leaf[0] >= 0, "a proof is damaged")
        rest = sum(max(y * a, y * b) for y, a, b in zip(leaf[1:], self.low, self.up, strict=True))
        turned, cells = [*leaf[1:], leaf[0]], ((*row, cost) for row, cost in self.cells)
        gains = [-sum(y * a for y, a in zip(turned, cell, strict=True)) for cell in cells]
        return rest + sum(g * (hi[j] if g > 0 else lo[j]) for j, g in enumerate(gains)), gains

    def nothing(self, tree: Any, wanted: int, lo: list[int], hi: list[int], root: Any) -> bool:
        """Tell whether a tree shows that no set in a box reaches ``wanted`` units."""
        if tree is None or isinstance(tree, list):
            empty = any(a > b for a, b in zip(lo, hi, strict=True))
            return empty or (tree is not None and self.bound(tree, lo, hi)[0] < tree[0] * wanted)
        if "cut" in tree:  # whoever cannot move without missing the sum stays
            top, gains = self.bound(tree["cut"], lo, hi)
            room, cells = top - tree["cut"][0] * wanted, list(zip(gains, lo, hi, strict=True))
            lo = [b if g > room else a for g, a, b in cells]
            hi = [a if -g > room else b for g, a, b in cells]
        (name, limit), low, high = tree["split"], list(lo), list(hi)
        need(type(limit) is int, "a proof is damaged")
        mine = [j for j, (row, _cost) in enumerate(self.cells) if row == self.row[name]]
        left = limit - sum(root[0][j] for j in mine)  # who is in from the start counts first
        for j in mine:
            start, room = root[0][j], root[1][j] - root[0][j]
            high[j] = min(hi[j], start + min(max(left, 0), room))
            low[j] = max(lo[j], start + min(max(left + 1, 0), room))
            left -= room
        boxes = (("low", lo, high), ("high", low, hi))
        return all(self.nothing(tree[side], wanted, a, b, root) for side, a, b in boxes)

    def check_best(self) -> None:
        best, box = self.result["best"], (self.zero, self.size)
        stated = {exact(best[each]) * self.unit for each in ("objective", "bound")}
        need(stated == {self.best} and best["gap"] == "0", "the best sum is wrong")
        need(self.nothing(best["certificate"], self.best + 1, *box, box), "the best is not proven")
        need(
            exact(self.result["objective"]) * self.unit == self.total(self.result["chosen"]), "sum"
        )
        need(self.result["places"] == self.places, "places are wrong")
        drawn, same = self.result["lottery"], self.result["chosen"] == best["chosen"]
        need(("lottery" in self.terms) == bool(drawn) and (drawn or same), "others are chosen")

    def check_alternatives(self) -> None:
        given, best = self.result["alternatives"], self.result["best"]
        allowed = exact(given["tolerance"])
        need(exact(self.terms.get("tolerance", allowed)) == allowed >= 0, "the tolerance is wrong")
        least = self.best - int(allowed * self.unit)
        sets = [each["chosen"] for each in given["sets"]]
        need([best["chosen"], *sorted(sets, key=self.order)[1:]] == sets, "alternatives' order")
        for each in given["sets"]:
            inside = list(zip(self.members, self.counts(each["chosen"]), strict=True))
            ways = prod(comb(len(names), n) for names, n in inside)
            groups = sorted((sorted(g["ids"]), g["places"]) for g in each["interchangeable"])
            split = sorted((sorted(names), n) for names, n in inside if 0 < n < len(names))
            need(groups == split and ways == each["ways"], "exchange among equals is wrong")
            need(exact(each["objective"]) * self.unit == self.total(each["chosen"]), "a sum")
        need(given["sets"][0]["interchangeable"] == best["interchangeable"], "equals differ")
        if given["complete"] and comb(len(self.score), self.places) <= 200_000:
            every = filter(self.fits, combinations(self.score, self.places))
            good = sum(sum(self.score[name] for name in each) >= least for each in every)
            need(sum(e["ways"] for e in given["sets"]) == good, "alternatives are not complete")
        need(all(self.total(e) >= least for e in sets + given["witnesses"]), "outside tolerance")
        counts = [self.counts(each) for each in sets + given["witnesses"]]
        need(len(set(map(tuple, counts))) == len(counts), "a set stands twice")
        self.check_standings(given["certificates"], counts, least)

    def check_standings(self, trees: Any, counts: list[list[int]], least: int) -> None:
        need(self.result["applicants"].keys() == self.score.keys(), "an applicant is not answered")
        for way, closed, step in (("in", 2, 1), ("out", 0, -1)):
            shut = set()  # classes: who cannot be in, nobody below can; nor out, nobody above
            for j in range(len(self.cells))[::step]:
                box, row = (list(self.zero), list(self.size)), self.cells[j][0]
                box[way == "out"][j] += step
                proofs = [trees["root"], *map(trees[way].get, self.members[j])]
                shut |= {row for tree in proofs if self.nothing(tree, least, *box, box)}
                seen = any(box[0][j] <= each[j] <= box[1][j] for each in counts)
                for name in self.members[j]:
                    stated = self.result["applicants"][name]["standing"]
                    standing = ("all", "some", "none").index(stated)
                    need(row in shut if standing == closed else seen, f"standing of {name}")

    def check_stability(self) -> None:
        n, applicants = self.result["stability"]["draws"], self.result["applicants"]
        need(self.terms.get("uncertainty", {}).get("draws", n) == n, "the number of draws")
        need(sum(each["hits"] for each in applicants.values()) == n * self.places, "hits are wrong")
        for name, each in applicants.items():
            share, low, high = (exact(each[part]) for part in ("share", "low", "high"))
            need(0 <= low <= share <= high <= 1, f"{name}: the band is wrong")
            need(abs(share - Fraction(each["hits"], n)) <= Fraction(1, 20000), f"{name}: share")
            need(each["chosen"] is (name in self.result["chosen"]), f"{name}: chosen or not")

    def check_lottery(self) -> None:
        given, terms = self.result["lottery"], self.terms["lottery"]
        need(sha(terms["secret"]) == terms["commitment"] == given["commitment"], "another secret")
        sets, seed = given["patterns"], sha(f"{terms['secret']}|{terms['public']}")
        least = self.best - int(exact(terms.get("tolerance", 0)) * self.unit)
        need(seed == given["seed"] and sets == sorted(sets, key=self.order), "seed or order")
        need(all(self.total(each) >= least for each in sets), "a set is not equal")
        chances, counts = list(map(Fraction, given["chances"])), list(map(self.counts, sets))
        need(min(chances) >= 0 and sum(chances) == 1, "chances do not add up to one")
        for j, names in enumerate(self.members):
            seats = sum(p * each[j] for p, each in zip(chances, counts, strict=True))
            mine = str(seats / len(names)) if any(each[j] for each in counts) else None
            need(all(given["chance_of"].get(name) == mine for name in names), "a chance is wrong")
        point = Fraction(int(sha(f"{seed}|set"), 16), 2**256)
        drawn = counts[[point < sofar for sofar in accumulate(chances)].index(True)]
        lots = [sorted((sha(f"{seed}|member|{name}"), name) for name in m) for m in self.members]
        taken = chain.from_iterable(lot[:n] for lot, n in zip(lots, drawn, strict=True))
        need({name for _lot, name in taken} == set(self.result["chosen"]), "the draw is another")


if __name__ == "__main__":
    try:
        Check(*(Path(each).read_bytes() for each in sys.argv[1:4]))
    except (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError) as wrong:
        sys.exit(f"WRONG: {wrong}")
    sys.stdout.write(f"{SAID}\n")
