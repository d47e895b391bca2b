// core/format-words.ts: formats of files in the words readers see.

const FORMAT_WORDS: Readonly<Record<string, string>> = {
  parquet: 'Parquet',
  geojson: 'GeoJSON',
  geoparquet: 'GeoParquet',
  'csv.gz': 'CSV (gzip)',
  pmtiles: 'PMTiles',
  xlsx: 'Excel',
}

export function formatText(format: string): string {
  return FORMAT_WORDS[format.toLowerCase()] ?? format.toUpperCase()
}
