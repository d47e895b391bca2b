// bench/run.ts: `npm run bench`. Measures, and writes bench/RESULTS.md. `npm run bench -- start web` runs only those.
import { writeFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { benchEngine } from './engine.ts'
import { benchExplore } from './explore.ts'
import { benchHostile } from './hostile.ts'
import { benchHuge } from './huge.ts'
import { benchLighthouse } from './lighthouse.ts'
import { benchPostgres } from './postgres.ts'
import { benchPublication } from './publication.ts'
import { benchSearch } from './search.ts'
import { benchStart } from './start.ts'
import { type Row, toMarkdown } from './table.ts'
import { benchTrip } from './trip.ts'
import { benchWeb } from './web.ts'

const BENCHES: Readonly<Record<string, (tell: (line: string) => void) => Promise<Row[]>>> = {
  start: benchStart,
  web: benchWeb,
  lighthouse: benchLighthouse,
  search: benchSearch,
  publication: benchPublication,
  explore: benchExplore,
  engine: benchEngine,
  trip: benchTrip,
  postgres: benchPostgres,
  huge: benchHuge,
  hostile: benchHostile,
}

const chosen = process.argv.slice(2)
const names = chosen.length > 0 ? chosen : Object.keys(BENCHES)
const rows: Row[] = []
for (const name of names) {
  const bench = BENCHES[name]
  if (!bench) throw new Error(`there is no bench "${name}"; expected ${Object.keys(BENCHES).join(', ')}`)
  rows.push(...(await bench((line) => process.stderr.write(`${name}: ${line}\n`))))
}

const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}, DuckDB 1.5.5`
const document = toMarkdown(rows, [
  '# Measurements',
  '',
  `Written by \`npm run bench\`; medians of rounds that take turns. Machine: ${machine}.`,
])
process.stdout.write(document)
if (chosen.length === 0) writeFileSync(join(import.meta.dirname, 'RESULTS.md'), document)
