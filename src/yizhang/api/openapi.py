"""The description of the API as OpenAPI 3.1, from the same declarations as the API itself."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI

from yizhang.api.caller import BEHALF
from yizhang.api.problems import MEDIA

BINARY = "application/octet-stream"
BEHALF_PARAMETER = {
    "in": "header",
    "name": BEHALF,
    "required": False,
    "schema": {"type": "string", "maxLength": 80},
    "description": "受委托办理时，委托的编号",
}


def described(api: NinjaAPI) -> dict[str, Any]:
    """The document; problems and files under their media types, which the framework does not know."""
    document: dict[str, Any] = dict(api.get_openapi_schema(path_prefix="/api/"))
    for path in document["paths"].values():
        for operation in path.values():
            operation["parameters"].append(BEHALF_PARAMETER)
            for status, response in operation["responses"].items():
                if int(status) >= 400:
                    response["content"] = {MEDIA: response["content"]["application/json"]}
            if operation["operationId"] == "download":
                operation["responses"][200]["content"] = {BINARY: {}}
    document["servers"] = document["servers"] or [{"url": "/"}]
    return document
