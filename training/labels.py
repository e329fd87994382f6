"""The labels that the heads choose from."""

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip

#: Universal Dependencies relations with the subtypes that occur at least 100 times in EWT and GUM; rarer subtypes
#: fall back to their universal part.
RELATIONS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "dep", "det", "det:predet", "discourse",
    "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss",
    "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked",
    "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp",
)  # fmt: skip

ROLES = ("source", "cue", "content")
NAMES = ("PER", "ORG", "LOC", "NORP", "WEAPON", "DATE", "QUANTITY")
#: GUM's entity types that resemble ours. Telling their mentions apart, named or not, teaches the encoder what re3d is
#: too small to teach; abstractions and events are whole clauses and would hide the rest.
MENTIONS = ("object", "organization", "person", "place", "time")

#: What a word's label is where a data set does not say.
UNLABELLED = -100
#: The head of a sentence's root.
ROOT = -1
#: How many cues one word may belong to; 11 % of PolNeAR's sources serve several attributions.
MOST_CUES = 6


def relation_index(label: str) -> int:
    """The index of a relation, or of its universal part if the subtype is rare."""
    known = label if label in RELATIONS else label.split(":", maxsplit=1)[0]
    return RELATIONS.index(known) if known in RELATIONS else RELATIONS.index("dep")
