"""The outlines of the countries on a flat page, in the projection of the maps of the app (Natural Earth)."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

SOUTH, NORTH = -58.0, 84.0  # degrees of latitude that a picture shows: land without Antarctica
HALF = 0.8707 * math.pi  # from the middle to the edge of the world, in its own units

Point = tuple[float, float]


def projected(longitude: float, latitude: float) -> Point:
    """A place in the units of the projection (T. Patterson, B. Šavrič and others 2011), upwards positive."""
    phi = math.radians(latitude)
    square = phi * phi
    fourth = square * square
    width = 0.8707 - 0.131979 * square + fourth * (-0.013791 + fourth * (0.003971 * square - 0.001529 * fourth))
    height = phi * (1.007226 + square * (0.015085 + fourth * (-0.044475 + 0.028874 * square - 0.005916 * fourth)))
    return math.radians(longitude) * width, height


def height_of(width: float) -> float:
    """How high a map of this width is."""
    return (projected(0, NORTH)[1] - projected(0, SOUTH)[1]) * width / (2 * HALF)


@lru_cache(maxsize=4)
def paths(outlines: bytes, width: float) -> Mapping[str, str]:
    """The outline of each country (alpha-3) as the path of an SVG, on a map of this width whose corner is at 0, 0."""
    features = json.loads(outlines)["features"]
    return {feature["id"]: "".join(_path(ring, width) for ring in _rings(feature["geometry"])) for feature in features}


def _whole(ring: Iterable[Sequence[float]]) -> list[Point]:
    """A ring that crosses the 180th meridian, in one piece: it goes on beyond the edge instead of jumping to the other one."""
    places: list[Point] = []
    for longitude, latitude, *_ in ring:
        turn = 360 * round((places[-1][0] - longitude) / 360) if places else 0
        places.append((longitude + turn, latitude))
    middle = sum(longitude for longitude, _ in places) / len(places)
    return [(longitude - 360 * round(middle / 360), latitude) for longitude, latitude in places]


def _rings(geometry: Mapping[str, object]) -> Iterator[list[Point]]:
    coordinates = geometry["coordinates"]
    assert isinstance(coordinates, list)  # noqa: S101 - data_folder has looked through the file
    for polygon in coordinates if geometry["type"] == "MultiPolygon" else [coordinates]:
        for ring in map(_whole, polygon):
            if max(latitude for _, latitude in ring) > SOUTH:
                yield ring


def _path(ring: list[Point], width: float) -> str:
    """A closed line; points that fall on the same tenth of a pixel are one."""
    scale, top = width / (2 * HALF), projected(0, NORTH)[1]
    points = [((x + HALF) * scale, (top - y) * scale) for x, y in (projected(*place) for place in ring)]
    kept = list(dict.fromkeys(f"{x:.1f} {y:.1f}" for x, y in points))
    return f"M{'L'.join(kept)}Z" if len(kept) > 2 else ""
