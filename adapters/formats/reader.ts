// adapters/formats/reader.ts: what every format owes to the engine: its table as plain CSV, or the reason why there is none.
import type { Reading } from '../../core/handling.ts'
import type { Choice, Finding } from '../../core/report.ts'

export interface ReadRequest {
  readonly path: string
  /** As the publisher named it; its ending may tell formats apart that look alike. */
  readonly filename: string
  /** Ours alone; the text is left there. */
  readonly workDir: string
  readonly reading: Reading
  /** What is done so far, 0 to 1. */
  readonly onShare: (share: number) => void
}

/** A table as UTF-8 CSV with commas: record n of the text is row n of the source. */
export interface TableText {
  readonly textPath: string
  /** `xlsx`, `xls`, `ods`, `json`, `ndjson`, `geojson`, `shapefile`, `dbf`, `parquet`; inside an archive too. */
  readonly format: string
  /** Of the text in the source, e.g. `utf-8`. */
  readonly encoding: string
  /** Where the header is certain; absent: it is looked for as in a CSV. */
  readonly headerRow?: number
  readonly findings: readonly Finding[]
  readonly choices?: readonly Choice[]
}

/** No table could be read; `findings` say why. */
export interface NoTable {
  readonly textPath?: undefined
  readonly format: string
  readonly encoding: string
  readonly findings: readonly Finding[]
  readonly choices?: readonly Choice[]
}

/** @throws Error for faults of ours only: bad data is a finding */
export type FormatReader = (request: ReadRequest) => Promise<TableText | NoTable>
