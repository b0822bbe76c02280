"""What import-linter cannot say by itself: files of a room do not know each other."""

from grimp import ImportGraph
from importlinter import ContractCheck
from importlinter.contracts.independence import IndependenceContract
from importlinter.domain.helpers import module_expressions_to_modules
from importlinter.domain.imports import ModuleExpression


class RoomContract(IndependenceContract):
    """Independence of the files of a room, whose own helpers are named with a leading underscore.

    A helper may be imported by every file of its room, but is no way round: a file that reaches another
    through a helper breaks the contract too.
    """

    type_name = "room"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001 - as import-linter calls it
        """Tell whether the room's files are independent of each other."""
        names = {module.name for module in module_expressions_to_modules(graph, self.modules)}
        self.modules = {ModuleExpression(name) for name in names if "._" not in name}
        return super().check(graph, verbose)
