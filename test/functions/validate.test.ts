// The step of validation with an engine of three lines: what it does with an arrival, once, twice, late or broken.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VersionIn } from '../../core/model.ts'
import type { Validated, ValidatePorts } from '../../functions/validate/ports.ts'
import { giveUp, validate } from '../../functions/validate/validate.ts'
import { memoryRegistry, memoryStores } from '../support/memory.ts'
import { aVersion, dataset, later } from '../support/versions.ts'

const BYTES = 'species\noak\n'
const waiting = aVersion('awaiting-upload')
const upload = { ...waiting.upload, bytes: BYTES.length }
const arrival = { key: upload.key, versionId: 'v1', bytes: BYTES.length }
const SHA = 'a'.repeat(64)

const accepted: Validated = {
  report: {
    verdict: 'accepted',
    format: 'csv',
    encoding: 'utf-8',
    dialect: null,
    rows: 1,
    columns: [],
    findings: [],
    preview: [],
    rejectedRows: 0,
  },
  columns: [],
  profile: null,
  sourceSha256: SHA,
  outputs: [],
  documents: [],
}

async function aDesk(options: { engine?: ValidatePorts['engine']; sha256?: string; bytes?: number } = {}) {
  const registry = memoryRegistry()
  const announced = {
    ...upload,
    ...(options.sha256 ? { sha256: options.sha256 } : {}),
    bytes: options.bytes ?? upload.bytes,
  }
  registry.seed(dataset, [{ ...waiting, upload: announced }])
  const [incoming, data] = memoryStores('incoming', 'data')
  await incoming!.write(upload.key, BYTES, { mediaType: 'text/csv' })
  const folders: string[] = []
  const ports: ValidatePorts = {
    registry,
    incoming: {
      ...incoming!,
      writeFile: async (key, path, headers) => incoming!.write(key, await readFile(path), headers),
    },
    outside: { now: () => later, random: (bytes) => new Uint8Array(bytes) },
    data: data!,
    compare: async () => {
      throw new Error('nobody asked for a comparison')
    },
    engine: options.engine ?? (async () => accepted),
    scratch: async () => {
      const path = await mkdtemp(join(tmpdir(), 'plaza-validate-'))
      folders.push(path)
      return { path, remove: () => rm(path, { recursive: true, force: true }) }
    },
  }
  const version = () => registry.version(dataset.id, 1)
  return { ports, registry, version, incoming: incoming!, folders }
}

test('an accepted file goes to review with the dataset’s metadata', async () => {
  const desk = await aDesk()
  expect(await validate(desk.ports, arrival)).toBe('in-review')
  const version = (await desk.version()) as VersionIn<'in-review'>
  expect(version.status).toBe('in-review')
  expect(version.candidate.metadata).toEqual(dataset.metadata)
  expect((await desk.registry.dataset(dataset.id))?.openVersion).toBe(1)
})

test('the engine gets exactly the bytes that arrived, and its folder is gone afterwards', async () => {
  let seen = ''
  const desk = await aDesk({
    engine: async ({ path }) => {
      seen = await readFile(path, 'utf8')
      return accepted
    },
  })
  await validate(desk.ports, arrival)
  expect(seen).toBe(BYTES)
  await expect(readFile(join(desk.folders[0]!, 'source'))).rejects.toThrow('ENOENT')
})

test('a rejected file ends the version with the first error in words, and its report is kept', async () => {
  const finding = { code: 'missing-cell', severity: 'error' as const, message: 'Record 2 ends too early.' }
  const desk = await aDesk({
    engine: async ({ path }) => {
      const report = `${path}.json`
      await writeFile(report, '{}')
      const outputs = [
        { name: 'report.json', format: 'json', mediaType: 'application/json', path: report, bytes: 2, sha256: SHA },
      ]
      return { ...accepted, outputs, report: { ...accepted.report, verdict: 'rejected', findings: [finding, finding] } }
    },
  })
  expect(await validate(desk.ports, arrival)).toBe('rejected')
  const version = (await desk.version()) as VersionIn<'rejected'>
  expect(version.rejection).toEqual({
    code: 'missing-cell',
    message: 'Record 2 ends too early. The report has 1 more.',
  })
  expect(version.report).toEqual({ errors: 2, warnings: 0, notices: 0 })
  expect(await desk.incoming.readText(`${version.stagedPrefix}report.json`)).toBe('{}')
})

test('the same arrival twice changes nothing the second time', async () => {
  const desk = await aDesk()
  await validate(desk.ports, arrival)
  const before = await desk.version()
  expect(await validate(desk.ports, arrival)).toBe('ignored')
  expect(await desk.version()).toEqual(before)
})

test('a second object is ignored and people are told, once', async () => {
  const desk = await aDesk()
  await validate(desk.ports, arrival)
  for (let again = 0; again < 2; again++) {
    expect(await validate(desk.ports, { ...arrival, versionId: 'v2' })).toBe('ignored')
  }
  const version = (await desk.version())!
  expect([version.status, version.notices.length]).toEqual(['in-review', 1])
})

test('an attempt that dies half-way is gone over again, and ends the same', async () => {
  let attempts = 0
  const desk = await aDesk({
    engine: async () => {
      if (++attempts === 1) throw new Error('out of memory')
      return accepted
    },
  })
  await expect(validate(desk.ports, arrival)).rejects.toThrow('out of memory')
  expect((await desk.version())?.status).toBe('validating')
  expect(await validate(desk.ports, arrival)).toBe('in-review')
})

test('when every attempt failed the publisher is told, and the dataset is free again', async () => {
  const desk = await aDesk({ engine: () => Promise.reject(new Error('no disk')) })
  await expect(validate(desk.ports, arrival)).rejects.toThrow('no disk')
  await giveUp(desk.ports, arrival)
  const version = (await desk.version()) as VersionIn<'rejected'>
  expect([version.status, version.rejection.code]).toEqual(['rejected', 'validation-failed'])
  expect((await desk.registry.dataset(dataset.id))?.openVersion).toBeUndefined()
})

test('a file that is not the one announced is rejected before anything is staged', async () => {
  const other = await aDesk({ sha256: 'b'.repeat(64) })
  expect(await validate(other.ports, arrival)).toBe('rejected')
  expect(((await other.version()) as VersionIn<'rejected'>).rejection.code).toBe('checksum-mismatch')
  const size = await aDesk({ bytes: 5 })
  expect(await validate(size.ports, arrival)).toBe('rejected')
  expect(((await size.version()) as VersionIn<'rejected'>).rejection.code).toBe('size-mismatch')
  expect([...size.incoming.objects.keys()]).toEqual([upload.key])
})

test('an event about something else is nobody’s', async () => {
  const desk = await aDesk()
  expect(await validate(desk.ports, { ...arrival, key: 'staged/x' })).toBe('ignored')
  expect(await validate(desk.ports, { ...arrival, key: `uploads/ds_${'9'.repeat(24)}/00001` })).toBe('ignored')
})
