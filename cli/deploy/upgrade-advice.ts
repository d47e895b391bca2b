// cli/deploy/upgrade-advice.ts: what to do about the release that a stage runs. Pure.
import type { StageName } from '../../core/settings.ts'
import { type ChangelogPart, compareReleases, partsBetween } from './changelog.ts'

export interface DeployedRelease {
  readonly stage: StageName
  /** Undefined when the stage is not deployed; `unknown` from before releases were noted. */
  readonly release: string | undefined
}

export interface UpgradeAdvice {
  readonly checkout: string
  readonly stages: readonly (DeployedRelease & { readonly isBehind: boolean })[]
  readonly changes: readonly ChangelogPart[]
  readonly steps: readonly string[]
}

export function upgradeAdvice(
  deployed: readonly DeployedRelease[],
  checkout: string,
  changelog: string,
): UpgradeAdvice {
  const stages = deployed.map((each) => ({ ...each, isBehind: isBehind(each.release, checkout) }))
  const behind = stages.filter((each) => each.isBehind)
  const oldest = behind.map(({ release }) => release!).sort(compareReleases)[0]
  return {
    checkout,
    stages,
    changes: oldest === undefined ? [] : partsBetween(changelog, oldest === UNKNOWN ? '0.0.0' : oldest, checkout),
    steps: [...GET, ...behind.flatMap(({ stage }) => STEPS[stage])],
  }
}

export const UNKNOWN = 'unknown'

function isBehind(release: string | undefined, checkout: string): boolean {
  if (release === undefined) return false
  return release === UNKNOWN || compareReleases(checkout, release) > 0
}

const GET = ['git pull', 'npm ci']
/** Beta first, always: production gets what was looked at there. */
const STEPS: Readonly<Record<StageName, readonly string[]>> = {
  beta: ['npx plaza deploy beta', 'npx plaza doctor beta'],
  production: ['npx plaza deploy production', 'npx plaza doctor production'],
}

export function upgradeText({ checkout, stages, changes, steps }: UpgradeAdvice): string {
  const states = stages.map(({ stage, release, isBehind: behind }) => {
    if (release === undefined) return `${stage}: not deployed`
    return `${stage}: ${release}${behind ? `, behind this checkout (${checkout})` : release === checkout ? ', as this checkout' : `, newer than this checkout (${checkout})`}`
  })
  const says = changes.flatMap(({ title, text }) => ['', `## ${title}`, '', text])
  return `${[...states, ...says, '', 'To get the newest:', ...steps.map((step) => `  ${step}`)].join('\n')}\n`
}
