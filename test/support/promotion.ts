// test/support/promotion.ts: two portals in memory, and a signed dataset in one of them that can go to the other.
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FetchFault, WantedFile } from '../../adapters/fetch-file.ts'
import { REVIEW_FILE } from '../../core/file-names.ts'
import type { Content, Dataset, Version, VersionIn } from '../../core/model.ts'
import { candidateOf } from '../../core/signature.ts'
import type { ApiPorts } from '../../functions/api/ports.ts'
import type { PromotePorts } from '../../functions/validate/promote-ports.ts'
import { type TestApi, testApi } from './api.ts'
import type { MemoryStore } from './memory.ts'
import { leo, priya } from './people.ts'
import { aVersion, content, dataset, metadata, signOff } from './versions.ts'

export interface TestPortal {
  readonly api: TestApi
  readonly ports: ApiPorts
  readonly incoming: MemoryStore
}

/** A portal with an administrator, `root`. @param seed makes its dice its own */
export function aPortal(seed: string, spoiled: (ports: ApiPorts) => ApiPorts = (ports) => ports): TestPortal {
  let kept: ApiPorts | undefined
  let rolled = 0
  const api = testApi((ports) => {
    const random = (bytes: number) => createHash('sha512').update(`${seed}${++rolled}`).digest().subarray(0, bytes)
    kept = spoiled({ ...ports, outside: { ...ports.outside, random }, portalUrl: `https://${seed}.example` })
    return kept
  })
  api.person('root', 'administrator')
  return { api, ports: kept!, incoming: kept!.incoming as MemoryStore }
}

export const BODIES: Readonly<Record<string, string>> = {
  'street-trees.csv': 'species\noak\nash\nelm\n',
  'profile.json': '{}',
  [REVIEW_FILE]: JSON.stringify({ verdict: 'accepted', columns: [], findings: [], preview: [], rejectedRows: 0 }),
  'rejected-rows.csv': 'row,code\n',
}

export const sha256 = (body: string) => createHash('sha256').update(body).digest('hex')

export const stagedContent: Content = {
  ...content,
  distributions: content.distributions.map((file) => {
    const body = BODIES[file.name]!
    return { ...file, bytes: Buffer.byteLength(body), sha256: sha256(body) }
  }),
  reviewSha256: sha256(BODIES[REVIEW_FILE]!),
}

/** The sample version with files that are really there, signed by two people. */
export function signedVersion(spoiled: Partial<VersionIn<'approved'>> = {}): VersionIn<'approved'> {
  const candidate = candidateOf(metadata, stagedContent)
  const signOffs = [signOff(leo, 'liaison'), signOff(priya, 'privacy-reviewer')].map((one) => ({
    ...one,
    signature: candidate.signature,
  }))
  return aVersion('approved', { candidate, signOffs, ...spoiled } as Partial<Version>)
}

export async function putDataset(
  { api, incoming }: TestPortal,
  version: Version = signedVersion(),
  of: Dataset = dataset,
): Promise<void> {
  api.registry.seed(of, [version])
  const prefix = 'candidate' in version ? version.candidate.content.stagedPrefix : ''
  for (const [name, body] of Object.entries(BODIES)) await incoming.write(prefix + name, body, { mediaType: '' })
}

/** Makes each accept what the other signs. */
export async function trustEachOther(one: TestPortal, other: TestPortal): Promise<void> {
  for (const [here, there] of [
    [one, other],
    [other, one],
  ] as const) {
    const { own } = (await there.api.call('root', 'GET', '/promotion/portals')).body
    const { name, publicKey, url, fingerprint } = own
    const answer = await here.api.call('root', 'POST', '/promotion/portals', { name, publicKey, url, fingerprint })
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  }
}

export interface TestWorker {
  readonly ports: PromotePorts
  /** Names of files in the order in which they were fetched. */
  readonly fetched: string[]
  /** What the next fetches do instead: a fault, or a fault of the network. */
  readonly spoil: Map<string, FetchFault | 'broken-line'>
}

/** The worker of a portal, that fetches straight from the memory of another. */
export function aWorker({ ports, incoming }: TestPortal, from: TestPortal): TestWorker {
  const fetched: string[] = []
  const spoil: TestWorker['spoil'] = new Map()
  const fetchFile = async ({ address, sha256: wanted }: WantedFile, path: string): Promise<FetchFault | undefined> => {
    const key = address.replace('https://storage.example/', '')
    const name = key.split('/').at(-1)!
    fetched.push(name)
    const spoiled = spoil.get(name)
    if (spoiled === 'broken-line') throw new Error('the line broke')
    if (spoiled) return spoiled
    const body = await from.incoming.readText(key)
    if (body === undefined) return 'file-gone'
    if (sha256(body) !== wanted) return 'file-differs'
    await writeFile(path, body)
    return undefined
  }
  return {
    fetched,
    spoil,
    ports: {
      ...{ registry: ports.registry, outside: ports.outside, checks: ports.checks, fetchFile },
      incoming: {
        ...incoming,
        writeFile: async (key, path, headers) => incoming.write(key, await readFile(path), headers),
      },
      pause: async () => {},
      scratch: async () => {
        const path = await mkdtemp(join(tmpdir(), 'plaza-promote-'))
        return { path, remove: () => rm(path, { recursive: true, force: true }) }
      },
    },
  }
}
