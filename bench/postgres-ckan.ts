// bench/postgres-ckan.ts: the rival: how CKAN's XLoader brings a CSV file into the DataStore, as SQL.
import { open } from 'node:fs/promises'
import { quoteName } from '../core/engine/sql.ts'
import type { Cluster } from './postgres-cluster.ts'

/**
 * The full-text indexes that CKAN makes.
 *
 * `row`: one over all columns, GIN: CKAN from 2.12 on, set to the faster method.
 * `column`: that and one for each text column, all GiST: what CKAN up to 2.11 makes unless it is told otherwise.
 */
export type FullTextIndexes = 'row' | 'column'

const INDEXES: Readonly<Record<FullTextIndexes, (names: readonly string[]) => string[]>> = {
  row: () => ['gin (_full_text)'],
  column: (names) => ['gist (_full_text)', ...names.map((name) => `gist (to_tsvector('english', ${quoteName(name)}))`)],
}

/** Names of what is timed, in order. */
export const STEPS = ['COPY', 'full text', 'indexes'] as const

/**
 * Loads a CSV file into a table of its own, every column as text, and drops it again.
 *
 * Left out, to the rival's advantage: that XLoader first rewrites the file in Python, and the count of rows afterwards.
 *
 * @returns seconds of each of the `STEPS`
 */
export async function loadAsCkan(cluster: Cluster, path: string, indexes: FullTextIndexes): Promise<number[]> {
  const names = await columnNames(path)
  const columns = names.map((name) => `${quoteName(name)} text`).join(', ')
  await cluster.run(`CREATE TABLE datastore (_id serial PRIMARY KEY, _full_text tsvector, ${columns})`)
  const seconds = [
    await secondsOf(() => cluster.run(copy(names), path)),
    await secondsOf(() => cluster.run(fillFullText(names))),
    await secondsOf(async () => {
      for (const index of INDEXES[indexes](names)) await cluster.run(`CREATE INDEX ON datastore USING ${index}`)
      // A declared key, and one column by which it is sorted.
      await cluster.run(`CREATE UNIQUE INDEX ON datastore USING btree (${quoteName(names[0]!)})`)
      await cluster.run(`CREATE INDEX ON datastore USING btree (${quoteName(names[1]!)})`)
    }),
  ]
  await cluster.run('DROP TABLE datastore')
  await cluster.run('CHECKPOINT')
  return seconds
}

function copy(names: readonly string[]): string {
  return `COPY datastore (${names.map(quoteName).join(', ')}) FROM STDIN (FORMAT csv, HEADER, ENCODING 'UTF8')`
}

/** One statement over all rows: XLoader's way, faster than the trigger for single rows that it switches off meanwhile. */
function fillFullText(names: readonly string[]): string {
  const text = names.map((name) => `coalesce(${quoteName(name)}, '')`).join(" || ' ' || ")
  return `UPDATE datastore SET _full_text = to_tsvector(${text})`
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

/** The header of a generated file: plain names with commas between them. */
async function columnNames(path: string): Promise<string[]> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(8192) })
    return buffer.toString('utf8', 0, bytesRead).split('\n')[0]!.split(',')
  } finally {
    await file.close()
  }
}
