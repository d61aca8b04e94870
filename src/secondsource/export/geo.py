"""GeoJSON (RFC 7946): what is claimed to have happened at places whose coordinates are known."""

from secondsource.export.records import Record, Tables


def claims_collection(tables: Tables) -> Record:
    """Return one point for each claim whose place has coordinates; the rest is counted, not guessed.

    ``precision`` tells how large the place is that the point stands for: a point for a country is its
    middle, not where something happened.
    """
    places = {entity["id"]: entity for entity in tables.entities if entity["lat"] is not None}
    findings = {finding["id"]: finding for finding in tables.findings}
    reports = {report["id"]: report for report in tables.reports}
    features = [
        _feature(
            claim, places[claim["place"]["entity"]], findings.get(claim["finding"]), reports[claim["report"]]
        )
        for claim in tables.claims
        if claim["place"] and claim["place"]["entity"] in places
    ]
    return {
        "type": "FeatureCollection",
        "features": features,
        "claims_without_coordinates": len(tables.claims) - len(features),
    }


def places_collection(tables: Tables) -> Record:
    """Return one point for each place of the case that has coordinates."""
    counts: dict[str, int] = {}
    for claim in tables.claims:
        if claim["place"] and claim["place"]["entity"]:
            counts[claim["place"]["entity"]] = counts.get(claim["place"]["entity"], 0) + 1
    features = [
        {
            "type": "Feature",
            "id": entity["id"],
            "geometry": _point(entity),
            "properties": {
                "name": entity["name"],
                "kind": entity["kind"],
                "country": entity["country"],
                "precision": entity["precision"],
                "geoname": entity["geoname"],
                "claims": counts.get(entity["id"], 0),
            },
        }
        for entity in tables.entities
        if entity["lat"] is not None
    ]
    return {"type": "FeatureCollection", "features": features}


def _feature(claim: Record, place: Record, finding: Record | None, report: Record) -> Record:
    chain = claim["attribution"]["chain"] if claim["attribution"] else []
    time = claim["time"] or {}
    return {
        "type": "Feature",
        "id": claim["id"],
        "geometry": _point(place),
        "properties": {
            "type": claim["type"],
            "text": claim["text"],
            "stance": claim["stance"],
            "modality": claim["modality"],
            "polarity": claim["polarity"],
            "speaker": chain[0]["text"] if chain else None,
            "place": claim["place"]["text"],
            "relation": claim["place"]["relation"],
            "precision": place["precision"],
            "time": time.get("text"),
            "start": time.get("start"),
            "end": time.get("end"),
            "figures": [
                {
                    name: figure[name]
                    for name in ("measure", "population", "low", "best", "high", "bound", "text")
                }
                for figure in claim["figures"]
            ],
            "finding": claim["finding"],
            "status": finding["status"] if finding else None,
            "report": claim["report"],
            "outlet": report["outlet"],
            "published": report["published"],
        },
    }


def _point(entity: Record) -> Record:
    return {"type": "Point", "coordinates": [entity["lon"], entity["lat"]]}
