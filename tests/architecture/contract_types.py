"""A kind of import contract for a house still being built: rules for rooms that may not be there yet.

import-linter's own `forbidden` stops at the first module it cannot find. This one leaves out what is not
built; that no name is misspelt is what test_contracts.py watches over.
"""

from grimp import ImportGraph
from importlinter import ContractCheck
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.domain.imports import ModuleExpression


class ForbiddenWhereBuilt(ForbiddenContract):
    """`forbidden`, among the modules that exist."""

    type_name = "forbidden_where_built"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Leave out what is not built, then check as ever."""
        for field in ("source_modules", "forbidden_modules"):
            named: set[ModuleExpression] = getattr(self, field)
            setattr(self, field, {module for module in named if self._is_built(module, graph)})
        return super().check(graph, verbose)

    def _is_built(self, module: ModuleExpression, graph: ImportGraph) -> bool:
        """Whether a module exists; what lies outside the package always counts."""
        root: str = self.session_options["root_packages"][0]
        return not f"{module.expression}.".startswith(f"{root}.") or module.expression in graph.modules
