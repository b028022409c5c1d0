"""The benchmarks' decision flow in a neutral form, and as a flow folder of ours.

Made up: its shape is realistic, its medicine is not. 40 questions (23 choices, 11 numbers, 6 sets) on 25 pages, 15
of them conditional; 20 rules. An unanswered question reads as "" (choice), -1 (number) or [] (set), so every
comparison with it is false:

    ("is", q, v)  ("in", q, [v..])  (">=", q, n)  ("<=", q, n)  ("has", q, v)  ("any", q, [v..])
    ("n>=", q, n: at least n chosen)  ("and"|"or", c..)  ("not", c)
"""

import random
from pathlib import Path
from typing import Any

YN = ["no", "yes", "unsure"]
SITE = ["back", "buttock", "thigh", "calf", "foot"]
Q = {}


def enum(*names, o=YN):
    for n in names:
        Q[n] = ("enum", list(o))


def num(name, lo, hi):
    Q[name] = ("int", lo, hi)


def multi(name, *o):
    Q[name] = ("multi", list(o))


num("age", 16, 99)
enum("sex", o=["f", "m", "x"])
enum("side", o=["left", "right", "both"])
enum("onset", o=["sudden", "gradual", "injury"])
num("days", 0, 400)
num("pain", 0, 10)
num("leg_pain", 0, 10)
multi("site", *SITE)
enum("below_knee", "worse_cough", "worse_sitting", "eased_walking", "night_pain")
multi("numb", *SITE, "saddle")
enum("tingling", "weak_leg", "foot_drop", o=YN)
num("weak_days", 0, 60)
enum("bladder", o=["normal", "retention", "leak", "unsure"])
enum("bowel", o=["normal", "leak", "constipated"])
enum("sexual_change", "saddle_wiping")
num("bladder_hours", 0, 240)
enum("fever", "weight_loss", "cancer_history", "iv_drugs", "immune_weak")
num("temp10", 350, 420)
multi("steroid", "oral", "injected", "inhaled")
enum("trauma", o=["none", "minor", "major"])
num("fall_cm", 0, 600)
enum("osteoporosis")
multi("walking", "leg_cramps", "cold_feet", "better_bent", "better_still")
enum("work", o=["desk", "manual", "none"])
num("mood", 0, 27)
multi("tried", "nsaid", "physio", "opioid", "injection", "nothing")
multi("goals", "walk", "sleep", "work", "sport")
num("sleep_h", 0, 14)
num("odi", 0, 50)
assert len(Q) == 40, len(Q)

A = lambda *c: ("and", *c)
O = lambda *c: ("or", *c)
N = lambda c: ("not", c)
I = lambda q, v: ("is", q, v)

PAGES = [  # id, condition or None, questions
    ("about", None, ["age", "sex"]),
    ("start", None, ["side", "onset", "days"]),
    ("level", None, ["pain", "leg_pain", "site"]),
    ("leg", O((">=", "leg_pain", 1), ("any", "site", SITE[2:])), ["below_knee", "worse_cough"]),
    ("moves", None, ["worse_sitting", "eased_walking"]),
    ("night", (">=", "pain", 4), ["night_pain"]),
    ("feel", None, ["numb", "tingling"]),
    ("weak", None, ["weak_leg"]),
    ("drop", O(I("weak_leg", "yes"), A(I("weak_leg", "unsure"), (">=", "leg_pain", 6))), ["foot_drop", "weak_days"]),
    ("control", None, ["bladder", "bowel"]),
    (
        "saddle",
        O(
            ("in", "bladder", ["retention", "leak", "unsure"]),
            ("in", "bowel", ["leak", "constipated"]),
            ("has", "numb", "saddle"),
            I("side", "both"),
        ),
        ["sexual_change", "saddle_wiping"],
    ),
    ("hours", ("in", "bladder", ["retention", "leak"]), ["bladder_hours"]),
    ("general", None, ["fever", "weight_loss", "cancer_history"]),
    ("temp", O(I("fever", "yes"), I("fever", "unsure")), ["temp10"]),
    ("immune", O(I("fever", "yes"), I("weight_loss", "yes"), (">=", "temp10", 378)), ["iv_drugs", "immune_weak"]),
    ("bones", O((">=", "age", 50), I("onset", "injury"), I("sex", "f")), ["steroid", "trauma"]),
    ("fall", ("in", "trauma", ["minor", "major"]), ["fall_cm"]),
    ("osteo", A((">=", "age", 50), N(I("sex", "m"))), ["osteoporosis"]),
    ("vessels", A((">=", "age", 55), O(I("eased_walking", "no"), ("has", "site", "calf"))), ["walking"]),
    ("job", ("<=", "age", 67), ["work"]),
    ("mood", O((">=", "days", 42), (">=", "pain", 8)), ["mood"]),
    ("tried", (">=", "days", 14), ["tried"]),
    ("goals", None, ["goals"]),
    ("sleep", O(I("night_pain", "yes"), (">=", "mood", 10)), ["sleep_h"]),
    ("impact", None, ["odi"]),
]
assert len(PAGES) == 25
assert sum(c is not None for _, c, _ in PAGES) == 15
assert sum(len(q) for *_, q in PAGES) == 40

RULES = [  # id, severity, condition
    (
        "cauda_now",
        100,
        A(
            ("in", "bladder", ["retention", "leak"]),
            O(("has", "numb", "saddle"), I("saddle_wiping", "yes")),
            ("<=", "bladder_hours", 48),
        ),
    ),
    (
        "cauda_late",
        95,
        A(
            ("in", "bladder", ["retention", "leak"]),
            O(("has", "numb", "saddle"), I("saddle_wiping", "yes")),
            (">=", "bladder_hours", 49),
        ),
    ),
    (
        "cauda_bowel",
        94,
        A(I("bowel", "leak"), O(("has", "numb", "saddle"), I("sexual_change", "yes"), I("side", "both"))),
    ),
    ("foot_drop_new", 90, A(I("foot_drop", "yes"), ("<=", "weak_days", 14))),
    ("foot_drop_old", 70, A(I("foot_drop", "yes"), (">=", "weak_days", 15))),
    ("bilateral_weak", 88, A(I("weak_leg", "yes"), I("side", "both"), N(I("onset", "gradual")))),
    (
        "infection",
        86,
        A(
            O((">=", "temp10", 380), A(I("fever", "yes"), I("night_pain", "yes"))),
            O(I("iv_drugs", "yes"), I("immune_weak", "yes"), ("any", "steroid", ["oral", "injected"])),
        ),
    ),
    ("infection_maybe", 60, A(I("fever", "yes"), N(("any", "tried", ["physio", "injection"])), (">=", "pain", 5))),
    (
        "cancer",
        84,
        A(I("cancer_history", "yes"), O(I("weight_loss", "yes"), I("night_pain", "yes"), (">=", "age", 60))),
    ),
    (
        "fracture",
        82,
        O(
            A(I("trauma", "major"), (">=", "fall_cm", 100)),
            A(
                ("in", "trauma", ["minor", "major"]),
                O(I("osteoporosis", "yes"), ("has", "steroid", "oral")),
                (">=", "age", 50),
            ),
        ),
    ),
    ("fracture_maybe", 55, A((">=", "age", 70), ("any", "steroid", ["oral", "inhaled"]), N(I("trauma", "none")))),
    (
        "aorta",
        80,
        A((">=", "age", 60), I("sex", "m"), I("onset", "sudden"), (">=", "pain", 9), N(I("below_knee", "yes"))),
    ),
    (
        "claudication",
        40,
        A(("has", "walking", "leg_cramps"), ("has", "walking", "better_still"), N(("has", "walking", "better_bent"))),
    ),
    ("stenosis", 38, A(("has", "walking", "leg_cramps"), ("has", "walking", "better_bent"), (">=", "age", 60))),
    ("severe", 50, A((">=", "leg_pain", 8), (">=", "odi", 30), O((">=", "days", 14), ("n>=", "tried", 2)))),
    ("persistent", 45, A((">=", "days", 42), O((">=", "leg_pain", 5), (">=", "odi", 20)), I("below_knee", "yes"))),
    ("distress", 48, A((">=", "mood", 15), O(("<=", "sleep_h", 4), N(("has", "goals", "work"))))),
    (
        "typical",
        20,
        A(
            I("below_knee", "yes"),
            O(I("tingling", "yes"), I("worse_cough", "yes"), ("any", "numb", ["calf", "foot"])),
            ("n>=", "site", 2),
        ),
    ),
    ("opioid", 35, A(("has", "tried", "opioid"), O((">=", "days", 30), (">=", "age", 75)))),
    (
        "work_advice",
        10,
        A(("in", "work", ["manual", "desk"]), O(I("worse_sitting", "yes"), (">=", "odi", 10)), ("<=", "pain", 7)),
    ),
]
assert len(RULES) == 20

MISSING = {n: "" if s[0] == "enum" else -1 if s[0] == "int" else [] for n, s in Q.items()}
QS = list(Q)


def patient(rng):
    p = {}
    for n, s in Q.items():
        p[n] = (
            rng.choice(s[1])
            if s[0] == "enum"
            else rng.randint(s[1], s[2])
            if s[0] == "int"
            else [o for o in s[1] if rng.random() < 0.3]
        )
    return p


def patients(n, seed=1):
    rng = random.Random(seed)
    return [patient(rng) for _ in range(n)]


def render(c, atom, conj=" and ", disj=" or ", neg="not {}"):
    """A condition as text; atom(op, question, operand) gives the leaves."""
    if c[0] == "and":
        return "(" + conj.join(render(k, atom, conj, disj, neg) for k in c[1:]) + ")"
    if c[0] == "or":
        return "(" + disj.join(render(k, atom, conj, disj, neg) for k in c[1:]) + ")"
    if c[0] == "not":
        return "(" + neg.format(render(c[1], atom, conj, disj, neg)) + ")"
    return atom(*c)


def _ours(operator: str, question: str, operand: Any) -> str:
    """Return one comparison in our condition language."""
    match operator:
        case "is":
            return f"{question} == '{operand}'"
        case "in":
            return f"{question} in ({', '.join(repr(code) for code in operand)})"
        case ">=" | "<=":
            return f"{question} {operator} {operand}"
        case "has":
            return f"any_of({question}, '{operand}')"
        case "any":
            return f"any_of({question}, {', '.join(repr(code) for code in operand)})"
        case _:
            return f"count({question}) >= {operand}"


def _kind(question: str) -> str:
    kind, *rest = Q[question]
    if kind == "int":
        return f'kind = "number"\nmin = {rest[0]}\nmax = {rest[1]}'
    codes = ", ".join(f'{code} = "{code}"' for code in rest[0])
    if kind == "enum":
        return f'kind = "choice"\nchoices = {{ {codes} }}'
    return f'kind = "choices"\nchoices = {{ {codes} }}\nnone = "None of these"'


def as_toml() -> str:
    """Return the whole flow as a `flow.toml`: a question for each question, a red flag for each rule."""
    out = [_HEAD]
    for page, condition, questions in PAGES:
        when = f'when = "{render(condition, _ours)}"\n' if condition else ""
        out += [
            f'[question.{question}]\nsection = "all"\nask = "{page}: {question}?"\n{_kind(question)}\n{when}'
            for question in questions
        ]
    for rule, severity, condition in RULES:
        urgency = (
            "emergency" if severity > 90 else "same_day" if severity > 70 else "soon" if severity > 40 else "routine"
        )
        out.append(
            f'[red_flag.{rule}]\nwhen = "{render(condition, _ours)}"\nurgency = "{urgency}"\nif_unknown = "ignore"\n'
            f'because = "a benchmark"\ninterrupt = false\ntitle = "{rule}"\nact = "Act."\nsource = ["none"]\n'
        )
    return "\n".join(out)


_HEAD = """format = 1
[flow]
id = "sample"
version = "1.0.0"
title = "Sample"
date = 2026-01-01
reviewed_by = "nobody"
minutes = "1"
about = ["A benchmark."]
[section.all]
title = "All"
[source.none]
title = "None"
publisher = "Nobody"
year = 2026
address = "nowhere"
read = 2026-01-01
[urgency.emergency]
title = "Emergency"
act = "Act."
by_when = "now"
[urgency.same_day]
title = "Today"
act = "Act."
by_when = "today"
[urgency.soon]
title = "Soon"
act = "Act."
by_when = "soon"
[urgency.routine]
title = "Routine"
act = "Act."
by_when = "later"
[urgency.self_care]
title = "Self-care"
act = "Act."
by_when = "never"
"""


def write_flow(folder: Path) -> Path:
    """Write the flow into `folder` and return it."""
    (folder / "flow.toml").write_text(as_toml(), encoding="utf-8")
    return folder
