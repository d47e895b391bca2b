// test/rehearsal/front/kept.ts: what Moto would forget, as it was said to the services.
import type { Json } from '../json.ts'

export interface Kept {
  /** Whole policies by bucket. */
  readonly bucketPolicies: Map<string, Json>
  /** `<DistributionConfig>` by distribution. */
  readonly distributions: Map<string, string>
  readonly edgeFunctions: Map<string, EdgeFunction>
  readonly headerPolicies: Map<string, HeaderPolicy>
  /** Code by `<region>/<function>`: text of a zip, or where it was uploaded to. */
  readonly functionCode: Map<string, Json>
  /** Event source mappings by id. */
  readonly mappings: Map<string, Mapping>
}

export interface EdgeFunction {
  readonly name: string
  /** `<FunctionConfig>` */
  readonly config: string
  readonly code: string
  readonly tag: string
  /** What viewers' requests run; absent until it is published. */
  readonly published?: string
}

export interface HeaderPolicy {
  readonly id: string
  readonly name: string
  /** `<ResponseHeadersPolicyConfig>` */
  readonly config: string
  readonly tag: string
}

export interface Mapping {
  readonly id: string
  readonly region: string
  /** As CreateEventSourceMapping was asked. */
  readonly request: Json
}

export function nothingKept(): Kept {
  return {
    bucketPolicies: new Map(),
    distributions: new Map(),
    edgeFunctions: new Map(),
    headerPolicies: new Map(),
    functionCode: new Map(),
    mappings: new Map(),
  }
}

/** @returns the first element of this name with everything in it */
export function elementOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}(?: [^>]*)?>[\\s\\S]*?</${name}>`).exec(xml)?.[0]
}

export function textOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`).exec(xml)?.[1]
}
