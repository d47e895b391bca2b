// test/rehearsal/cloudformation/template.ts: what a template holds, and how its text is read.
import { createRequire } from 'node:module'
import type { Json } from '../json.ts'

export interface Definition {
  readonly Type: string
  readonly Properties?: Json
  readonly Condition?: string
  readonly DependsOn?: string | readonly string[]
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
  readonly Metadata?: Json
}

export interface Template {
  readonly Parameters?: Readonly<Record<string, { readonly Type: string; readonly Default?: string }>>
  readonly Conditions?: Readonly<Record<string, Json>>
  readonly Mappings?: Json
  readonly Rules?: Readonly<Record<string, Rule>>
  readonly Resources: Readonly<Record<string, Definition>>
  readonly Outputs?: Readonly<Record<string, Output>>
}

export interface Rule {
  readonly Assertions: readonly { readonly Assert: Json; readonly AssertDescription?: string }[]
}

export interface Output {
  readonly Value: Json
  readonly Description?: string
  readonly Condition?: string
  readonly Export?: { readonly Name: Json }
}

/** The reader of YAML that comes inside the CDK's library: the template of `cdk bootstrap` is sent as YAML. */
const yaml = createRequire(createRequire(import.meta.url).resolve('aws-cdk-lib/package.json'))('yaml') as {
  parse(text: string): unknown
}

/** @throws Error when the text is neither JSON nor YAML, or has no resources */
export function readTemplate(text: string): Template {
  const read = (text.trimStart().startsWith('{') ? JSON.parse(text) : yaml.parse(text)) as Template
  if (!read || typeof read !== 'object' || !read.Resources) {
    throw new Error('Template format error: At least one Resources member must be defined.')
  }
  return read
}
