"""Compiles the translations while a wheel or an editable install is made: .mo files are never kept in the tree."""

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileMessages(BuildHookInterface):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        package = Path(self.root) / "plenipo"
        spec = importlib.util.spec_from_file_location("messages", package / "kit" / "messages.py")
        if spec is None or spec.loader is None:
            raise ImportError("plenipo/kit/messages.py is missing")
        messages = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(messages)
        messages.compile_all(package)
