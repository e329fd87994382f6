"""A dossier as one JSON object, for programs."""

from __future__ import annotations

import json

from treatywatch.dossiers.sections import Dossier


def render_json(dossier: Dossier) -> str:
    """Give the dossier as JSON, readable and ending with a newline; `Dossier.model_validate_json` reads it back."""
    return json.dumps(dossier.to_json(), ensure_ascii=False, indent=1) + "\n"
