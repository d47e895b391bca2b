// cli/deploy/checks/stack-states.ts: in which states stacks can be, which of them stand in the way, and what to do.
import type { StackState } from '../ports.ts'
import type { Finding } from '../stop.ts'

/** What a deployment does about a stack before it goes on. */
export type Treatment =
  /** Nothing. */
  | 'ready'
  /** Somebody, or an earlier run, is at it: wait until it is over. */
  | 'wait'
  /** It was never made whole and holds nothing: remove it and begin anew. */
  | 'remove'
  /** A person has to decide. */
  | 'stuck'

/** The first that fits counts. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
const TREATMENTS: readonly (readonly [RegExp, Treatment])[] = [
  [/^REVIEW_IN_PROGRESS$/, 'ready'], // a change set was made and never carried out
  [/_IN_PROGRESS$/, 'wait'],
  [/^(ROLLBACK_COMPLETE|CREATE_FAILED|ROLLBACK_FAILED)$/, 'remove'],
  [/^(UPDATE_ROLLBACK_FAILED|UPDATE_FAILED|DELETE_FAILED|IMPORT_ROLLBACK_FAILED)$/, 'stuck'],
  [/_COMPLETE$/, 'ready'],
]

export function treatmentOf(status: string): Treatment {
  return TREATMENTS.find(([pattern]) => pattern.test(status))?.[1] ?? 'stuck'
}

/** What to do about a stack that the command cannot bring forward by itself. */
export function stuckFinding({ name, region, status, reason }: StackState): Finding {
  const command = `aws cloudformation --region ${region}`
  const fixes: Readonly<Record<string, string>> = {
    UPDATE_ROLLBACK_FAILED: `See what failed (${command} describe-stack-events --stack-name ${name}), put it right, then: ${command} continue-update-rollback --stack-name ${name}. When it says UPDATE_ROLLBACK_COMPLETE, run this command again.`,
    UPDATE_FAILED: `${command} rollback-stack --stack-name ${name}, then run this command again.`,
    DELETE_FAILED: `Something in it could not be removed. Run "plaza destroy" for this stage again; it empties buckets first.`,
  }
  return {
    severity: 'error',
    check: 'stack',
    say: `${name} is ${status}${reason ? ` (${reason})` : ''}.`,
    fix:
      fixes[status] ?? `Look at it in the CloudFormation console (${region}); run this command again when it is ready.`,
  }
}

/** Whether a stack is the one that this portal made for this stage. */
export function isOurs({ tags }: Pick<StackState, 'tags'>, portalId: string, stage: string): boolean {
  return tags['portal'] === portalId && tags['stage'] === stage
}
