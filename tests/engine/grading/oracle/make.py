"""Writes inventories.csv and expected.json: hazards made at random from the tables in data/standards/gb18218-2018 and graded
by GB 18218-2018 in rational numbers (fractions.Fraction), which know no rounding; a result is then the nearest double.
Run: python3 make.py (Python 3.8 or newer, nothing else).
"""
import csv
import json
import random
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parent
TABLES = HERE.parents[3] / "data" / "standards" / "gb18218-2018"
HEADER = ["hazard_id", "substance", "category", "q_t", "population_500m"]


def rows(name):
    with open(TABLES / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


NAMED = {int(r["no"]): (r["name_zh"], r["alias"], Fraction(r["Q_t"])) for r in rows("table1")}
BETA = {r["key"]: Fraction(r["beta"]) for r in rows("beta")}
CATEGORY = {r["symbol"]: Fraction(r["Q_t"]) for r in rows("table2")}
# Table 3 by the number in Table 1; read off both tables by eye. Carbon monoxide is left out: 13 is 煤气.
TOXIC = {4: "二氧化硫", 1: "氨", 7: "环氧乙烷", 11: "氯化氢", 17: "溴甲烷", 12: "氯", 10: "硫化氢", 20: "氟化氢",
         3: "二氧化氮", 25: "氰化氢", 6: "碳酰氯", 9: "磷化氢", 30: "异氰酸甲酯"}
ALIASES = Counter(alias for _, aliases, _ in NAMED.values() for alias in aliases.split(";") if alias)
CROWDS = [0, 1, 2, 29, 30, 31, 49, 50, 51, 99, 100, 101, 5000]


def alpha(people):
    for least, value in ((100, "2"), (50, "1.5"), (30, "1.2"), (1, "1")):
        if people >= least:
            return Fraction(value)
    return Fraction("0.5")


def grade(r):
    return 1 if r >= 100 else 2 if r >= 50 else 3 if r >= 10 else 4


class Line:
    """One substance: what is written, its Q and its β."""

    def __init__(self, dice, number=None):
        symbols = dice.sample(list(CATEGORY), dice.choice([1, 1, 1, 2, 3]))
        self.category = dice.choice([";", " ; ", ",", " "]).join(symbols)
        self.substance = ""
        if number is None and dice.random() < 0.3:
            self.critical = min(CATEGORY[s] for s in symbols)
            self.beta = max(BETA[s] for s in symbols)
            return
        number = number or dice.randint(1, 85)
        name, aliases, self.critical = NAMED[number]
        known = [alias for alias in aliases.split(";") if alias and ALIASES[alias] == 1]
        self.substance = dice.choice([name, str(number), f"No. {number}", *known])
        if number in TOXIC:
            self.beta = BETA[TOXIC[number]]
            if dice.random() < 0.5:
                self.category = ""
        else:
            self.beta = max(BETA[s] for s in symbols)


def decimal(value):
    """The value as a finite decimal, or None."""
    tens = 1
    while (value * tens).denominator != 1:
        tens *= 10
        if tens > 10**12:
            return None
    return str(Decimal(int(value * tens)) / tens) if tens > 1 else str(int(value))


def random_hazard(dice):
    lines = [Line(dice) for _ in range(dice.choice([1, 1, 2, 3, 5, 9]))]
    scale = dice.choice([Fraction(1, 10), 1, 3, 20, 60])
    amounts = [Fraction(dice.randint(0, 1000), 1000) * line.critical * scale / len(lines) for line in lines]
    return lines, amounts, dice.choice(CROWDS + [dice.randint(0, 300)])


def sum_of_one(dice, beside):
    """S is 1, or differs by `beside`."""
    lines = [Line(dice) for _ in range(dice.choice([3, 7, 10]))]
    shares = [Fraction(dice.randint(1, 90), 1000) for _ in lines[1:]]
    shares.append(1 + beside - sum(shares))
    return lines, [share * line.critical for share, line in zip(shares, lines)], dice.choice(CROWDS)


def border_of_grades(dice, beside):
    """R is 10, 50 or 100, or differs by `beside`: phosgene, Q 0.3 and β 20, makes up for what is missing."""
    people = dice.choice(CROWDS)
    wanted = (dice.choice([10, 50, 100]) + beside) / alpha(people)
    lines, amounts = [], []
    for _ in range(dice.choice([0, 1, 2, 4])):
        line = Line(dice)
        lines.append(line)
        amounts.append(Fraction(dice.randint(1, 200), 1000) * line.critical / line.beta)
    rest = wanted - sum(a / l.critical * l.beta for a, l in zip(amounts, lines))
    phosgene = Line(dice, 6)
    return lines + [phosgene], amounts + [rest / phosgene.beta * phosgene.critical], people


def main():
    dice = random.Random(18218)
    makers = [random_hazard] * 170
    for beside in (Fraction(0), Fraction(0), Fraction(1, 10**6), Fraction(-1, 10**6)):
        makers += [lambda d, b=beside: sum_of_one(d, b)] * 12 + [lambda d, b=beside: border_of_grades(d, b)] * 20
    table, expected = [], []
    for maker in makers:
        while True:
            lines, amounts, people = maker(dice)
            texts = [decimal(amount) for amount in amounts]
            if None not in texts and min(amounts) >= 0:
                break
        hazard = f"H{len(expected) + 1}"
        table += [[hazard, l.substance, l.category, q, people] for l, q in zip(lines, texts)]
        s = sum(Fraction(q) / l.critical for q, l in zip(texts, lines))
        r = alpha(people) * sum(l.beta * Fraction(q) / l.critical for q, l in zip(texts, lines))
        is_major = s >= 1
        expected.append([hazard, float(s), float(alpha(people)), float(r) if is_major else None,
                         grade(r) if is_major else None])
    with open(HERE / "inventories.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEADER, *table])
    lines = ",\n".join(json.dumps(row) for row in expected)
    (HERE / "expected.json").write_text(f'{{"source": "make.py, fractions.Fraction", "hazards": [\n{lines}\n]}}\n', encoding="utf-8")
    print(len(expected), "hazards,", len(table), "rows,", Counter(row[4] for row in expected))


main()
