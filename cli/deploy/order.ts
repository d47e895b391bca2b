// cli/deploy/order.ts: what a person asked for: the stage and the options that every command on a stage has.
import { STAGES, type StageName } from '../../core/settings.ts'
import { Stop } from './stop.ts'

/** @throws Stop when it is none, or more than one */
export function stageIn(positionals: readonly string[], usage: string): StageName {
  const [stage, ...more] = positionals
  if (more.length === 0 && STAGES.includes(stage as StageName)) return stage as StageName
  throw new Stop(`expected one stage, beta or production; found ${found(positionals)}`, usage, 2)
}

function found(positionals: readonly string[]): string {
  return positionals.length === 0 ? 'none' : positionals.map((each) => `"${each}"`).join(' ')
}

/** Begins the name of everything that a stage makes. */
export function prefixOf(portalId: string, stage: StageName): string {
  return `${portalId}-${stage}`
}

/** Where a web firewall is kept, and the certificate of a domain, wherever the rest of the stage is. */
export const GLOBAL_REGION = 'us-east-1'

/** Regions that hold stacks of a stage. */
export function regionsOf(region: string): string[] {
  return [...new Set([region, GLOBAL_REGION])]
}
