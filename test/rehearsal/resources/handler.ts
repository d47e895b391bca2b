// test/rehearsal/resources/handler.ts: how one kind of resource is made, changed and removed by calls of AWS's own APIs.
import { randomBytes } from 'node:crypto'
import type { Json } from '../json.ts'

/** Where a resource is made. */
export interface Place {
  readonly endpoint: string
  readonly region: string
  readonly account: string
  readonly stack: string
  /** Logical id in the template. */
  readonly id: string
}

export interface Made {
  /** What `Ref` gives. */
  readonly physicalId: string
  /** What `Fn::GetAtt` gives. */
  readonly attributes?: Readonly<Record<string, Json>>
}

export interface Handler {
  /** Every property it carries to the service: one that it would drop stops the deployment. */
  readonly properties: readonly string[]
  /** Properties whose change makes a new resource, by CloudFormation's reference. */
  readonly replacedBy: readonly string[]
  create(properties: Json, place: Place): Promise<Made>
  /** @returns attributes that changed */
  update(physicalId: string, properties: Json, before: Json, place: Place): Promise<Readonly<Record<string, Json>>>
  remove(physicalId: string, properties: Json, place: Place): Promise<void>
}

/** A name as CloudFormation makes one up: stack, logical id, twelve letters. */
export function madeUpName(place: Place, longest = 64): string {
  const tail = `-${place.id.slice(0, 24)}-${letters(12)}`
  return place.stack.slice(0, longest - tail.length) + tail
}

function letters(count: number): string {
  return randomBytes(count).toString('hex').toUpperCase().slice(0, count)
}

interface ClientOptions {
  endpoint: string
  region: string
  credentials: { accessKeyId: string; secretAccessKey: string }
  maxAttempts: number
}

const clients = new Map<unknown, Map<string, unknown>>()

/** One client a service, region and endpoint. */
export function clientOf<T>(
  Client: new (options: ClientOptions) => T,
  { endpoint, region }: Pick<Place, 'endpoint' | 'region'>,
): T {
  const ofService = clients.get(Client) ?? new Map<string, unknown>()
  clients.set(Client, ofService)
  const key = `${endpoint} ${region}`
  const credentials = { accessKeyId: 'rehearsal', secretAccessKey: 'rehearsal' }
  if (!ofService.has(key)) ofService.set(key, new Client({ endpoint, region, credentials, maxAttempts: 1 }))
  return ofService.get(key) as T
}

/** CloudFormation's list of tags as the map that some services want. */
export function tagMap(tags: readonly { Key: string; Value: string }[] | undefined): Record<string, string> {
  return Object.fromEntries((tags ?? []).map(({ Key, Value }) => [Key, Value]))
}

/** Only the named properties, and only those that are there. */
export function picked(properties: Json, ...names: readonly string[]): Record<string, Json> {
  return Object.fromEntries(
    names.filter((name) => properties[name] !== undefined).map((name) => [name, properties[name]]),
  )
}

/**
 * For parts of a property: what the handler would drop is a fault and no silence.
 *
 * @throws Error that names what is not carried
 */
export function onlyKnown(value: Json, where: string, ...names: readonly string[]): void {
  const unknown = Object.keys(value ?? {}).filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new Error(`the rehearsal does not carry ${unknown.join(', ')} of ${where}`)
}

/** For resources of which nothing can be changed that is not replaced. */
export async function nothingToUpdate(): Promise<Record<string, never>> {
  return {}
}
