"""The three routes through a conversation, as they are typed."""

from __future__ import annotations

from strengthtui.desk.terms import Route
from strengthtui.errors import UsageError
from strengthtui.i18n import _
from strengthtui.model.pack import ROUTES


def known_route(route: str | None) -> Route | None:
    """Read a route as typed. Raises `UsageError` naming those there are."""
    found = next((one for one in ROUTES if route is not None and one == route.strip().casefold()), None)
    if route is not None and found is None:
        raise UsageError(
            _("There is no such route."), "", _("--route is one of: {routes}.").format(routes=", ".join(ROUTES))
        )
    return found
