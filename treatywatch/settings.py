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
    #: Threads inside one run of the model.
    threads: int = Field(default=2, ge=1)
    #: onnxruntime's execution providers, first choice first.
    providers: tuple[str, ...] = ("CPUExecutionProvider",)
    #: Files larger than this are not read (bytes).
    largest_file: int = Field(default=50_000_000, ge=1)
