"""The description of the addresses, in OpenAPI 3.1, made from the table that routes them."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from tithing.web.api.version_one.parameters import ApiParameter
from tithing.web.api.version_one.problems import MEDIA
from tithing.web.api.version_one.routes import BASE, JSON, ROUTES, ApiRoute
from tithing.web.api.version_one.schemas import NAMED, page

VERSION = "1.0.0"
_ABOUT = (
    "What the number book knows, for programs. A key reads what its owner may read at that moment, and changes nothing. What the "
    "owner may not know of is answered as what there is not."
)
_MARK = {"ETag": {"description": "The state of the answer", "schema": {"type": "string"}}}


def description(name: str) -> dict[str, Any]:
    """`name` is the partnership's."""
    return {
        "openapi": "3.1.0",
        "info": {"title": f"Figures of {name}", "version": VERSION, "description": _ABOUT},
        "servers": [{"url": settings.SITE.address}],
        "security": [{"key": []}],
        "paths": {
            BASE: {"get": _open("What there is", "WhatThereIs")},
            **{f"{BASE}{route.path}": {"get": _operation(route)} for route in ROUTES},
        },
        "components": {
            "schemas": dict(NAMED),
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "responses": {"Problem": _response("Why not", MEDIA, _named("Problem"))},
        },
    }


def _operation(route: ApiRoute) -> dict[str, Any]:
    told = _named(route.of) if route.of else {"type": "string"}
    schema = page(told) if route.paged else told
    found = _response(route.about, route.media.split(";")[0], schema) | {"headers": _MARK}
    refused = (400, 401, 404, 429, *((409,) if route.paged else ()))
    return {
        "operationId": route.name,
        "summary": route.about,
        "parameters": [
            *(_parameter(each, "path") for each in route.in_path),
            *(_parameter(each, "query") for each in route.known),
        ],
        "responses": {
            "200": found,
            "304": {"description": "It is as you have it"},
            **{str(status): {"$ref": "#/components/responses/Problem"} for status in refused},
        },
    }


def _open(about: str, of: str) -> dict[str, Any]:
    refused = {"400": {"$ref": "#/components/responses/Problem"}}
    return {
        "operationId": "api_what_there_is",
        "summary": about,
        "security": [],
        "responses": {"200": _response(about, JSON, _named(of)), **refused},
    }


def _parameter(each: ApiParameter, where: str) -> dict[str, Any]:
    return {
        "name": each.name,
        "in": where,
        "required": each.required or where == "path",
        "description": each.about,
        "schema": each.schema,
        "example": each.example,
    }


def _response(about: str, media: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": about, "content": {media: {"schema": schema}}}


def _named(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}
