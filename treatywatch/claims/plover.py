"""PLOVER 2.0 root codes for claims, so that users of event data can take them as they are.

PLOVER codes what a source does to a target. Saying counts there: an accusation is ACCUSE whatever it is about, a
demand REQUEST, a denial REJECT, a threat THREATEN, and the intent to cooperate AGREE. Source: the PLOVER manual 2.0
(Open Event Data Alliance).

A head that codes any sentence exists (`treatywatch code`), and is not asked here: it was fitted to general news, where
parties act on one another, and takes the deployment of a missile for AID and the destruction of one's own launchers for
ASSAULT.
"""

from __future__ import annotations

from treatywatch.claims.vocabulary import Act
from treatywatch.records import QUADS, Holder, Modality, Polarity, SpeechAct

SPEECH_ROOTS: dict[SpeechAct, str] = {
    "allege": "ACCUSE",
    "deny": "REJECT",
    "demand": "REQUEST",
    "propose": "REQUEST",
    "threaten": "THREATEN",
    "warn": "THREATEN",
    "admit": "CONCEDE",
}
MATERIAL_COOPERATION = 2
#: What the negated act is: to refuse to reduce is REJECT, to stop building is RETREAT.
NEGATED_ROOTS = {
    "MOBILIZE": "RETREAT",
    "AGREE": "REJECT",
    "SUPPORT": "REJECT",
    "COOPERATE": "REJECT",
    "RETREAT": "REJECT",
    "CONSULT": "REJECT",
    "REJECT": "SUPPORT",
    "ACCUSE": "COOPERATE",
    "SANCTION": "RETREAT",
    "THREATEN": "RETREAT",
    "AID": "REJECT",
}


def plover_code(act: Act, polarity: Polarity, modality: tuple[Modality, ...], holders: tuple[Holder, ...]) -> str:
    """Give the root code of a claim: that of its innermost speech act where it has one, else that of the act."""
    for holder in reversed(holders):
        if holder.speech_act in SPEECH_ROOTS:
            return SPEECH_ROOTS[holder.speech_act]
    if "demanded" in modality:
        return "REQUEST"
    if polarity == "positive" and "planned" in modality and QUADS[act.plover] == MATERIAL_COOPERATION:
        return "AGREE"
    return NEGATED_ROOTS.get(act.plover, act.plover) if polarity == "negative" else act.plover
