// lib/stage-props.ts: what every stack of a stage is told.
import type { StackProps } from 'aws-cdk-lib'
import type { Checks } from '../core/checks.ts'
import type { City, StageName, StageSettings } from '../core/settings.ts'
import type { AccessSettings } from '../core/sign-in-rules.ts'
import type { SignInSettings } from '../core/sign-in-settings.ts'

export interface StageProps {
  readonly stage: StageName
  readonly settings: StageSettings
  readonly city: City
  readonly checks: Checks
  readonly access: AccessSettings
  readonly signIn: SignInSettings
  /** `<portalId>-<stage>`: begins the name of everything that has one. */
  readonly prefix: string
}

/** Names the stack `<portalId>-<stage>-<part>` and guards production's against deletion. */
export function stackProps({ prefix, settings, city }: StageProps, part: string, description: string): StackProps {
  return {
    stackName: `${prefix}-${part}`,
    description: `${city.name} ${city.portalName}: ${description}`,
    // On every stack: with it on storage alone, a delete takes the site down before it stops.
    terminationProtection: settings.retain,
  }
}
