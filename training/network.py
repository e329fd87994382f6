"""The network: a MiniLM encoder and the heads that read words off it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.labels import MENTIONS, NAMES, RELATIONS, ROLES, UPOS
from training.sizes import HIDDEN_LAYER, WIDTH
from treatywatch.readings.pieces import SHAPES

LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 6, 12, 1536, 30522, 512
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
ARC_WIDTH, RELATION_WIDTH, RELATION_RANK, LINK_WIDTH = 256, 192, 32, 96
NAME_TAGS = 2 * len(NAMES) + 1


class Layer(nn.Module):
    """One transformer layer as BERT has it: attention, then a feed-forward part, each normalised after its sum."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.attended, self.attended_norm = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Attend and transform; `bias` is added to the attention scores and hides padding."""
        batch, length, _ = hidden.shape
        query, key, value = (
            part(hidden).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        # No dropout here: drawing it took a quarter of a step on two cores; and spelled out, because the fused
        # attention's backward pass took a third.
        scores = query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + bias
        context = scores.softmax(-1) @ value
        context = context.transpose(1, 2).reshape(batch, length, WIDTH)
        hidden = self.attended_norm(hidden + self.dropout(self.attended(context)))
        transformed: Tensor = self.norm(hidden + self.dropout(self.outer(functional.gelu(self.inner(hidden)))))
        return transformed


class Encoder(nn.Module):
    """BERT without pooler, its token types used for the shapes of words."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions, self.shapes = nn.Embedding(POSITIONS, WIDTH), nn.Embedding(len(SHAPES), WIDTH)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The hidden states of each piece, last and of `HIDDEN_LAYER`; `mask` is 1 where there is a piece."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.words(pieces) + self.positions(places)[None] + self.shapes(shapes)
        hidden = self.dropout(self.norm(hidden))
        bias = (1.0 - mask.to(hidden.dtype))[:, None, None, :] * -1e4
        states = []
        for layer in self.layers:
            hidden = layer(hidden, bias)
            states.append(hidden)
        return hidden, states[HIDDEN_LAYER - 1]

    def load(self, path: Path) -> None:
        """Load all-MiniLM-L6-v2, with every shape starting from the old token type 0."""
        if hashlib.sha256(path.read_bytes()).hexdigest() != WEIGHTS_SHA256:
            raise ValueError(f"{path} is not the all-MiniLM-L6-v2 that this training starts from")
        old = load_file(str(path))
        new = {
            "words.weight": old["embeddings.word_embeddings.weight"],
            "positions.weight": old["embeddings.position_embeddings.weight"],
            "shapes.weight": old["embeddings.token_type_embeddings.weight"][:1].repeat(len(SHAPES), 1),
        }
        names = {
            "attention.self.query": "query",
            "attention.self.key": "key",
            "attention.self.value": "value",
            "attention.output.dense": "attended",
            "attention.output.LayerNorm": "attended_norm",
            "intermediate.dense": "inner",
            "output.dense": "outer",
            "output.LayerNorm": "norm",
        }
        for part in ("weight", "bias"):
            new[f"norm.{part}"] = old[f"embeddings.LayerNorm.{part}"]
            for layer in range(LAYERS):
                for theirs, ours in names.items():
                    new[f"layers.{layer}.{ours}.{part}"] = old[f"encoder.layer.{layer}.{theirs}.{part}"]
        self.load_state_dict(new)


def projection(width: int, dropout: float) -> nn.Sequential:
    """A hidden layer between the encoder and a pairwise score."""
    return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(dropout))


class Reader(nn.Module):
    """The encoder with its heads; `OUTPUTS` names what the shipped part gives, in order."""

    OUTPUTS = (
        "upos", "sentence_start", "arcs", "relation_dependent", "relation_head", "roles", "names", "links", "hidden",
    )  # fmt: skip

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.dropout = nn.Dropout(0.2)
        self.upos, self.sentence_start = nn.Linear(WIDTH, len(UPOS)), nn.Linear(WIDTH, 1)
        self.roles, self.names = nn.Linear(WIDTH, 3 * len(ROLES)), nn.Linear(WIDTH, NAME_TAGS)
        self.mentions = nn.Linear(WIDTH, 2 * len(MENTIONS) + 1)
        self.arc_dependent, self.arc_head = projection(ARC_WIDTH, 0.25), projection(ARC_WIDTH, 0.25)
        self.arc_product = nn.Linear(ARC_WIDTH, ARC_WIDTH, bias=False)
        self.arc_bias, self.arc_root = nn.Linear(ARC_WIDTH, 1), nn.Linear(ARC_WIDTH, 1)
        self.relation_hidden = projection(RELATION_WIDTH, 0.25)
        self.relation_dependent = nn.Linear(RELATION_WIDTH, len(RELATIONS) * RELATION_RANK)
        self.relation_head = nn.Sequential(projection(RELATION_WIDTH, 0.25), nn.Linear(RELATION_WIDTH, RELATION_RANK))
        self.link_word, self.link_cue = projection(LINK_WIDTH, 0.1), projection(LINK_WIDTH, 0.1)
        self.link_product = nn.Linear(LINK_WIDTH, LINK_WIDTH, bias=False)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        """Score every word; `words` says where each word's first piece stands."""
        encoded, lexical = self.encoder(pieces, shapes, mask)
        index = words[:, :, None].expand(-1, -1, WIDTH)
        hidden = self.dropout(encoded.gather(1, index))
        dependent, head = self.arc_dependent(hidden), self.arc_head(hidden)
        arcs = self.arc_product(dependent) @ head.transpose(1, 2) * ARC_WIDTH**-0.5
        arcs = arcs + self.arc_bias(head).transpose(1, 2)
        arcs = torch.cat([self.arc_root(dependent), arcs], 2)
        links = self.link_product(self.link_word(hidden)) @ self.link_cue(hidden).transpose(1, 2) * LINK_WIDTH**-0.5
        return (
            self.upos(hidden),
            self.sentence_start(hidden)[:, :, 0],
            arcs,
            self.relation_dependent(self.relation_hidden(hidden)),
            self.relation_head(hidden),
            self.roles(hidden),
            self.names(hidden),
            links,
            lexical.gather(1, index),
            self.mentions(hidden),
        )


class Shipped(nn.Module):
    """The network without the head that serves training only."""

    def __init__(self, network: Reader) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        """Score every word."""
        outputs: tuple[Tensor, ...] = self.network(pieces, shapes, mask, words)
        return outputs[: len(Reader.OUTPUTS)]


def relation_scores(dependent: Tensor, head: Tensor) -> Tensor:
    """Score the relations of words to their heads, whose own vectors are given in the same order."""
    table = dependent.unflatten(-1, (len(RELATIONS), RELATION_RANK))
    return (table * head.unsqueeze(-2)).sum(-1)
