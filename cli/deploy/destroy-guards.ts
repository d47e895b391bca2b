// cli/deploy/destroy-guards.ts: when a stage may be taken down, what of it stays, and what that is called. Pure.
import type { StackResource, StackState } from './ports.ts'
import { shortType } from './progress.ts'
import { Stop } from './stop.ts'

/** What holds the city's data or its people. */
export const KEEPERS: readonly string[] = ['AWS::S3::Bucket', 'AWS::DynamoDB::Table', 'AWS::Cognito::UserPool']

export interface Keeper {
  readonly stack: string
  readonly type: string
  /** Name in AWS. */
  readonly name: string
}

export function keepersIn(stack: string, resources: readonly StackResource[]): Keeper[] {
  return resources
    .filter(({ type, status, physicalId }) => KEEPERS.includes(type) && physicalId && status !== 'DELETE_COMPLETE')
    .map(({ type, physicalId }) => ({ stack, type, name: physicalId! }))
}

export interface DestroyGuard {
  readonly stage: string
  /** As the settings name it. */
  readonly city: string
  /** Of `--city`. */
  readonly typed?: string | undefined
  readonly deleteData: boolean
  /** Whether anybody ever published, uploaded or changed anything. */
  readonly holdsData: boolean
  /** Whether the stage keeps its data when it is taken down. */
  readonly retain: boolean
}

/** @throws Stop unless the person has shown to know which portal this is */
export function guardDestroy({ stage, city, typed, holdsData, retain, deleteData }: DestroyGuard): void {
  if (typed !== undefined && typed !== city)
    throw new Stop(`--city says "${typed}", the settings say "${city}". Nothing was touched.`, '', 2)
  const needsName = (retain && holdsData) || (retain && deleteData)
  if (!needsName || typed === city) return
  throw new Stop(
    `${stage} of ${city} holds data, and the public may be using it. Nothing was touched.`,
    `When it is meant: the same command with --city "${city}", typed out.${retain ? ' Buckets, table and members are kept then, and listed.' : ''}`,
    2,
  )
}

/** Newest first: each stack knows those before it. */
export function inOrderOfRemoval(stacks: readonly StackState[]): StackState[] {
  return [...stacks].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
}

/** How a person lets go of what was kept, by hand. */
export function removalCommands({ type, name }: Keeper, region: string): string[] {
  const commands: Readonly<Record<string, readonly string[]>> = {
    'AWS::S3::Bucket': [`aws s3api delete-bucket --region ${region} --bucket ${name}   (empty it first, all versions)`],
    'AWS::DynamoDB::Table': [
      `aws dynamodb update-table --region ${region} --table-name ${name} --no-deletion-protection-enabled`,
      `aws dynamodb delete-table --region ${region} --table-name ${name}`,
    ],
    'AWS::Cognito::UserPool': [
      `aws cognito-idp update-user-pool --region ${region} --user-pool-id ${name} --deletion-protection INACTIVE`,
      `aws cognito-idp delete-user-pool --region ${region} --user-pool-id ${name}`,
    ],
  }
  return [...(commands[type] ?? [])]
}

export function keeperText({ type, name }: Keeper): string {
  return `${shortType(type)} ${name}`
}
