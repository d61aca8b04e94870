"""Files for other programs: the data contract as JSON Lines, CSV, Parquet and GeoJSON."""

from secondsource.export.records import Record, Tables, records
from secondsource.export.write import FORMATS, Format, write_export

__all__ = ["FORMATS", "Format", "Record", "Tables", "records", "write_export"]
