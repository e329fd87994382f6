"""How good treatywatch is, measured against readings by hand, and the gate that keeps it from getting worse."""
