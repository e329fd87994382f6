"""Finds single claims, and those of a document."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from treatywatch.records import Claim, Finding
from treatywatch.stores.days import held
from treatywatch.stores.forms import read
from treatywatch.stores.schema import claims, findings

__all__ = ["claim_of", "claims_of", "findings_of"]


def claim_of(connection: Connection, identity: str, on: date | None = None) -> Claim | None:
    """Give a claim as it was read on a day."""
    chosen = select(claims.c.record).where(claims.c.id == identity, held(claims, on))
    record = connection.execute(chosen).scalar()
    return read(Claim, record) if record is not None else None


def claims_of(connection: Connection, document: str, on: date | None = None) -> list[Claim]:
    """Give the claims of a document in the order of its text."""
    chosen = select(claims.c.record).where(claims.c.document == document, held(claims, on)).order_by(claims.c.number)
    found = (read(Claim, record) for record in connection.execute(chosen).scalars())
    return sorted(found, key=lambda claim: (claim.evidence[0].start, claim.evidence[0].end, claim.id))


def findings_of(connection: Connection, claim: str, on: date | None = None) -> list[Finding]:
    """Give the findings about a claim, by treaty."""
    chosen = select(findings.c.record).where(findings.c.claim == claim, held(findings, on)).order_by(findings.c.treaty)
    return [read(Finding, record) for record in connection.execute(chosen).scalars()]
