"""All settings, read once at the edge (command line, tests) and passed down."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

PACKAGE = Path(__file__).parent


class Settings(BaseModel):
    """What a run can be told; the defaults suit one machine with two cores."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    #: Folder with `model.onnx`, `tokenizer.json` and `model.json`.
    model: Path = PACKAGE / "readings" / "model"
    #: Threads that run the model, each on a batch of its own; what else there is to do is done beside them.
    threads: int = Field(default=2, ge=1)
    #: onnxruntime's execution providers, with or without "ExecutionProvider" behind their names, first choice first:
    #: the first that is there and works is used, and none that is not listed.
    providers: tuple[str, ...] = Field(default=("CPU",), min_length=1)
    #: Leave out documents without any word of the subject, by the tables of names; each is said to be left out.
    screen: bool = False
    #: Files larger than this are not read (bytes).
    largest_file: int = Field(default=50_000_000, ge=1)
