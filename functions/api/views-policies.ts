// functions/api/views-policies.ts: governance documents and the sign-off policy as the API shows them.
import type { z } from '@hono/zod-openapi'
import { documentSignature, missingRolesOf, rolesToSign } from '../../core/document-flow.ts'
import {
  type GovernanceDocument,
  type IsoDay,
  inForceFrom,
  reviewsDue,
  statesOn,
  versionOn,
} from '../../core/governance-documents.ts'
import type { Member } from '../../core/model.ts'
import type { SignOffPolicy } from '../../core/sign-off-policy.ts'
import { rulesOf } from '../../core/sign-off-policy-change.ts'
import type { policyListSchema, policySchema, signOffPolicySchema } from './schemas-policies.ts'

type Policy = z.infer<typeof policySchema>
type Listed = z.infer<typeof policyListSchema>['policies'][number]

/** @param day today: tells which version counts */
export function policyView(document: GovernanceDocument, by: Member, day: IsoDay): Policy {
  const { id, revision, versions } = document
  const states = statesOn(document, day)
  const draft = draftView(document, by)
  return {
    ...{ id, revision, title: titleOf(document, day), isUntouched: revision === 0 },
    versions: versions.map((version) => ({
      ...version,
      signOffs: [...version.signOffs],
      state: states.get(version.number)!,
      inForceFrom: inForceFrom(version),
    })) as Policy['versions'],
    ...(draft ? { draft } : {}),
  }
}

export function listedPolicyView(document: GovernanceDocument, by: Member, day: IsoDay): Listed {
  const inForce = versionOn(document, day)
  const newest = document.versions.at(-1)
  const coming = newest && newest !== inForce ? newest : undefined
  const due = reviewsDue([document], day)[0]
  const draft = draftView(document, by)
  return {
    ...{ id: document.id, title: titleOf(document, day), isUntouched: document.revision === 0 },
    ...(inForce
      ? { inForce: { number: inForce.number, since: inForceFrom(inForce), reviewBy: inForce.reviewBy } }
      : {}),
    ...(coming ? { coming: { number: coming.number, from: inForceFrom(coming) } } : {}),
    ...(draft ? { draft } : {}),
    ...(due ? { reviewDaysLeft: due.daysLeft } : {}),
  }
}

/** What it is called now: as it counts, else as it will, else as it is being written. */
function titleOf(document: GovernanceDocument, day: IsoDay): string {
  const shown = versionOn(document, day) ?? document.versions.at(-1) ?? document.draft
  return shown?.title ?? document.id
}

function draftView(document: GovernanceDocument, by: Member): Policy['draft'] {
  const { draft } = document
  if (!draft) return undefined
  const { roles, writers, signOffs, ...rest } = draft
  return {
    ...rest,
    ...{ roles: [...roles], writers: [...writers], signOffs: [...signOffs], signature: documentSignature(document) },
    ...{ missingRoles: missingRolesOf(draft), myRoles: rolesToSign(document, by) },
  } as Policy['draft']
}

export function signOffPolicyView(history: readonly SignOffPolicy[]): z.infer<typeof signOffPolicySchema> {
  const views = history.map((policy) => {
    const { id, since, by, reason } = policy
    return { id, since, by, reason, ...rulesOf(policy) }
  })
  return { current: views[0]!, history: views }
}
