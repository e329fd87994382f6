"""Twelve made-up documents on a real treaty, with the records that a careful reader makes of them.

Publishers, people and sentences are invented for these tests. Nothing here was said by anybody.
"""

from __future__ import annotations

from tests.dossiers.builders import (
    ANALYST,
    CHN,
    NATO,
    OFFICIAL,
    RUS,
    USA,
    Described,
    Said,
    Voices,
    document,
    records,
    said,
)  # fmt: skip
from treatywatch.records import DocumentRecords, Problem, Verdict

BREACH_TEST: tuple[Verdict, tuple[str, ...], tuple[str, ...]] = ("would_breach", ("VI.1(a)",), ())
BREACH_HOLD: tuple[Verdict, tuple[str, ...], tuple[str, ...]] = ("would_breach", ("VI.1(b)",), ())
RANGE_OPEN: tuple[Verdict, tuple[str, ...], tuple[str, ...]] = (
    "undetermined", ("VI.1(a)",), ("the range of the missile",),
)  # fmt: skip
LAUNCHER_OPEN: tuple[Verdict, tuple[str, ...], tuple[str, ...]] = (
    "undetermined", ("VI.1(b)",), ("whether the launcher has launched ground-launched missiles", "the launcher's site"),
)  # fmt: skip
FREE: tuple[Verdict, tuple[str, ...], tuple[str, ...]] = ("not_binding", (), ())
SEA: tuple[Verdict, tuple[str, ...], tuple[str, ...]] = ("outside_scope", (), ())
NEW_MISSILE = ("the 9M729 missile", "9m729")
SILO = ("the Aegis Ashore launchers", "aegis-ashore")
THE_STATE_DEPARTMENT = USA.model_copy(update={"role": "state department"})
THE_MINISTRY = RUS.model_copy(update={"role": "foreign ministry"})

DEPARTMENT_ALLEGES: Voices = ((THE_STATE_DEPARTMENT, "allege"),)
MINISTRY_ALLEGES: Voices = ((THE_MINISTRY, "allege"),)
MINISTRY_DENIES: Voices = ((THE_MINISTRY, "deny"),)


def _charge(words: str, act: str, **details: object) -> Said:
    return said(words, act, **{"actor": (RUS,), "item": NEW_MISSILE, **details})  # type: ignore[arg-type]


def sample() -> list[DocumentRecords]:
    """Give the twelve documents, newest first, so that nothing relies on their order."""
    return [*_after(), *_crisis(), *_before()]


def _before() -> list[DocumentRecords]:
    first = document(
        "The state department says in its yearly report that Russia flight-tested the 9M729 missile from a mobile "
        "launcher in 2008. It also says that Russia produced the missile in several years.\n"
        "Moscow rejects the finding. The foreign ministry said it had not tested any missile banned by the treaty.\n"
        "The treaty bans ground-launched missiles with ranges of 500 to 5,500 kilometres.",
        "The Harbour Gazette", "2014-07-31", "Yearly report renews a missile charge",
    )  # fmt: skip
    by_state = {"by": ((THE_STATE_DEPARTMENT, "allege"),), "said": "2014-07"}
    one = records(
        first,
        [
            _charge("Russia flight-tested the 9M729 missile from a mobile launcher", "flight_test", when="2008",
                    verdict=BREACH_TEST, **by_state),
            _charge("Russia produced the missile in several years", "produce", verdict=BREACH_TEST, **by_state),
            said("Moscow rejects the finding", "reject", actor=(RUS,)),
            _charge("it had not tested any missile banned by the treaty", "test", polarity="negative",
                    by=((THE_MINISTRY, "deny"),), said="2014-07-31"),
        ],
        [Described("ground-launched missiles with ranges of 500 to 5,500 kilometres", "range_band",
                   "ground-launched; 500 to 5,500 km", "accurate", "Art. II.5 and II.6: 500 km up to 5,500 km.")],
    )  # fmt: skip
    second = document(
        "A senior official said that Russia has fielded two battalions of the new missile. One of them, the official "
        "said, was moved from a test site in December. “We consider that Russia is in violation of the treaty,” he "
        "added.\n\nThe analyst Mara Lindqvist warned that Russia may have deployed more than has been admitted. "
        "The treaty prohibits the development of such missiles.",
        "Northern Review", "2017-02", "Two battalions",
    )  # fmt: skip
    two = records(
        second,
        [
            _charge("Russia has fielded two battalions of the new missile", "deploy", by=((OFFICIAL, "allege"),),
                    verdict=BREACH_HOLD, said="2017-02"),
            _charge("was moved from a test site in December", "deploy", by=((OFFICIAL, "allege"),), verdict=BREACH_HOLD,
                    when="in December"),
            said("Russia is in violation of the treaty", "violate", actor=(RUS,), by=((OFFICIAL, "allege"),)),
            _charge("Russia may have deployed more than has been admitted", "deploy", by=((ANALYST, "warn"),),
                    modality=("possible",), verdict=RANGE_OPEN),
        ],
        [Described("prohibits the development of such missiles", "prohibited_acts", "development is prohibited",
                   "inaccurate", "Art. VI.1 prohibits production, flight-testing and launching, not development.")],
    )  # fmt: skip
    return [two, one, _talks()]


def _talks() -> DocumentRecords:
    text = document(
        "The two sides signed the treaty in December 1987. It entered into force in June 1988. By June 1991 they had "
        "eliminated 2,692 missiles.\n\nTwenty years on, the signatories met in the capital to discuss compliance. "
        "Russia proposed that other countries join the treaty. The United States supported the proposal.\n\n"
        "The treaty is of unlimited duration, and a party may withdraw on six months' notice. Its purpose was to ban "
        "nuclear warheads in Europe. It limited 2,692 launchers.",
        None, "2007-10-25", "Twenty years of a treaty",
    )  # fmt: skip
    inf_acts = [
        ("The two sides signed the treaty", "sign", (RUS, USA), "1987-12", None),
        ("It entered into force", "enter_into_force", (), "1988-06", None),
        ("they had eliminated 2,692 missiles", "eliminate", (RUS, USA), "1991-06", ("missiles", None)),
        ("the signatories met in the capital", "meet", (RUS, USA), None, None),
        ("Russia proposed that other countries join the treaty", "propose", (RUS,), None, None),
        ("The United States supported the proposal", "support", (USA,), None, None),
    ]
    return records(
        text,
        [said(words, act, actor=actor, when=when, item=item) for words, act, actor, when, item in inf_acts],
        [
            Described("is of unlimited duration", "duration", "unlimited", "accurate", "Art. XV.1."),
            Described("a party may withdraw on six months' notice", "withdrawal_notice", "6 months", "imprecise",
                      "Art. XV.2 also asks for a statement of extraordinary events."),
            Described("Its purpose was to ban nuclear warheads in Europe", "purpose", "bans nuclear warheads in Europe",
                      "inaccurate", "The treaty is about missiles and launchers of both kinds of warhead, everywhere."),
            Described("It limited 2,692 launchers", "limit", "2,692 launchers", "undetermined",
                      "The treaty sets no such number."),
        ],
        [Problem(document=text.id, where="published", what="no publisher is stated in the file",
                 remedy="give one with --publisher")],
    )  # fmt: skip


def _crisis() -> list[DocumentRecords]:
    made = []
    for day, (publisher, title) in enumerate(
        [("The Harbour Gazette", "Deadline passes"), ("Continental Wire", "Alliance backs the charge"),
         ("Northern Review", "What the ministry showed"), ("Eastern Telegraph", "Moscow answers"),
         ("Continental Wire", "Notice is given"), ("The Strait Times of Ardmore", "A wider quarrel")], start=1,
    ):  # fmt: skip
        text = document(_crisis_text(day), publisher, f"2019-02-{day:02d}", title)
        descriptions = [
            Described("missiles with a range of 310 to 3,100 miles", "range_band", "310 to 3,100 miles", "inaccurate",
                      "5,500 km are about 3,420 miles (Art. II.5)."),
        ] if day % 2 else [
            Described("the only two parties to it", "parties", "the United States and Russia only", "inaccurate",
                      "Belarus, Kazakhstan and Ukraine took part after 1991."),
        ]  # fmt: skip
        made.append(records(text, _crisis_claims(day), descriptions))
    return made


def _crisis_text(day: int) -> str:
    ordinal = ("first", "second", "third", "fourth", "fifth", "sixth")[day - 1]
    described = (
        "The treaty eliminated missiles with a range of 310 to 3,100 miles."
        if day % 2
        else "Washington and Moscow are the only two parties to it."
    )
    return (
        f"On the {ordinal} day of the month the United States repeated that Russia has tested and deployed the 9M729 "
        "missile in breach of the treaty. The alliance said that Russia must destroy every missile of the type.\n\n"
        "Moscow denied that it has ever violated the treaty. The ministry put the missile on show and said that it "
        "flies less far than the treaty's lower limit. It charged in turn that the United States has installed "
        "launchers in Romania that can fire cruise missiles, and that American target missiles break the treaty.\n\n"
        f"{described} If the United States deploys such missiles, Russia will target them, the president said. "
        "The United States suspended its obligations and plans to withdraw in six months."
    )


def _crisis_claims(day: int) -> list[Said]:
    on = f"2019-02-{day:02d}"
    both = "Russia has tested and deployed the 9M729 missile"
    silo = "the United States has installed launchers in Romania that can fire cruise missiles"
    claims = [
        _charge(both, "test", verdict=RANGE_OPEN if day == 3 else BREACH_TEST, by=DEPARTMENT_ALLEGES, said=on),
        _charge(both, "deploy", verdict=BREACH_HOLD, by=DEPARTMENT_ALLEGES, said=on),
        said("Russia must destroy every missile of the type", "eliminate", actor=(RUS,), by=((NATO, "demand"),),
             modality=("demanded",), item=NEW_MISSILE),
        said("it has ever violated the treaty", "violate", actor=(RUS,), polarity="negative",
             by=MINISTRY_DENIES, said=on),
        said(silo, "deploy", actor=(USA,), item=SILO, verdict=LAUNCHER_OPEN, by=MINISTRY_ALLEGES, said=on),
    ]  # fmt: skip
    if day % 2 == 0:
        claims += [
            said("American target missiles break the treaty", "violate", actor=(USA,), by=MINISTRY_ALLEGES, said=on),
            said("Russia will target them", "target", actor=(RUS,), recipient=(USA,), modality=("conditional",),
                 by=((RUS, "threaten"),)),
            said("plans to withdraw in six months", "withdraw", actor=(USA,), modality=("planned",), phase="intended"),
        ]  # fmt: skip
    if day == 4:
        claims.append(_charge("The ministry put the missile on show", "display"))
    return claims


def _after() -> list[DocumentRecords]:
    later = document(
        "The president said Russia would resume production of intermediate-range missiles. He said that the United "
        "States had withdrawn from the treaty in 2019 without good reason, and that it has since brought such "
        "missiles to the Philippines and to Denmark for exercises.\n\nChina criticised the deployment. Sea-launched "
        "missiles were never covered, an analyst noted.\n\nThe United States has tested a ground-launched missile of "
        "medium range since the treaty ended.",
        "Eastern Telegraph", "2024-07-04", "Production to resume",
    )  # fmt: skip
    statement = document(
        "Our country has always complied with the treaty. We call on the other side to return to compliance.\n\n"
        "The other side has not shown any proof of its charge.",
        None, None, "Statement by the delegation",
    ).model_copy(update={"voice": RUS, "author": "Delegation of Russia"})  # fmt: skip
    weather = document("Heavy rain is expected on the coast tonight.", "The Harbour Gazette", "2019-02-04", "Weather")
    deploy_abroad = said("brought such missiles to the Philippines and to Denmark", "deploy", actor=(USA,),
                         item=("such missiles", None), by=((RUS, "allege"),), verdict=FREE, treaties=())  # fmt: skip
    return [
        records(
            later,
            [
                said("Russia would resume production of intermediate-range missiles", "produce", actor=(RUS,),
                     item=("intermediate-range missiles", None), modality=("planned",), by=((RUS, "announce"),),
                     verdict=FREE, treaties=()),
                said("had withdrawn from the treaty in 2019", "withdraw", actor=(USA,), phase="effective", when="2019",
                     by=((RUS, "assert"),)),
                deploy_abroad,
                said("China criticised the deployment", "criticise", actor=(CHN,), treaties=()),
                said("The United States has tested a ground-launched missile", "flight_test", actor=(USA,),
                     item=("a ground-launched missile", None), verdict=FREE),
            ],
            [Described("Sea-launched missiles were never covered", "basing", "sea-launched missiles not covered",
                       "accurate", "Art. VI.1 is about ground-launched missiles.")],
        ),
        records(
            statement,
            [
                said("Our country has always complied with the treaty", "comply", actor=(RUS,)),
                said("the other side to return to compliance", "return_to_compliance", actor=(USA,),
                     modality=("demanded",), by=((RUS, "demand"),)),
            ],
        ),
        records(weather, problems=[Problem(document=None, where="texts/scan.pdf, page 3", what="the page is an image",
                                           remedy="run it through text recognition and read it again")]),
    ]  # fmt: skip
