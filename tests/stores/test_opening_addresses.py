"""What is named as a record and can be none."""

from __future__ import annotations

import pytest

from treatywatch.errors import UsageError
from treatywatch.stores.opening import open_store


def test_the_url_of_another_kind_of_database_is_no_file_name() -> None:
    with pytest.raises(UsageError, match=r"mysql://host/base is no address of a record, which is a file, or postgres"):
        open_store("mysql://host/base", create=True)
