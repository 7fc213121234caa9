"""Everything a vault does holds sealed and unsealed."""

from __future__ import annotations

import pytest


@pytest.fixture(params=[False, True], ids=["unsealed", "sealed"])
def sealed(request: pytest.FixtureRequest) -> bool:
    """Whether the vault of this test is sealed."""
    return bool(request.param)
