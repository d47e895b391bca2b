// core/promotion-texts.ts: what documents, news and the sign-off policy of a bundle would change here, and how they are taken over. Pure.
import { createHash } from 'node:crypto'
import { changesBetween } from './audit.ts'
import { canonicalJson } from './canonical-json.ts'
import { contentOf } from './document-flow.ts'
import type { Refusal } from './errors.ts'
import type { DocumentVersion, GovernanceDocument } from './governance-documents.ts'
import type { Language } from './languages.ts'
import type { IsoTime, Member, Role } from './model.ts'
import { changeNews, type NewsItem, newNews, newsIn, whyUnfit } from './news.ts'
import type { BlockedBecause } from './promotion.ts'
import type { BundledDocument, BundledNews, BundledPolicy } from './promotion-bundle.ts'
import type { Judged } from './promotion-rules.ts'
import { policyRulesSchema, type SignOffPolicy } from './sign-off-policy.ts'
import { nextPolicy, rulesOf } from './sign-off-policy-change.ts'

const because = (code: string, say: string, fix: string): BlockedBecause => ({ code, say, fix })
const SIGN_THERE = 'Have it signed in the portal that it comes from, then make a new bundle.'
const DOCUMENT_FIELDS = ['title', 'text', 'summary', 'effective', 'reviewBy'] as const

function judged(item: Omit<Judged, 'notes' | 'signOffs'> & Partial<Pick<Judged, 'notes' | 'signOffs'>>): Judged {
  return { notes: [], signOffs: [], ...item }
}

/** @param here the document of this id, also a starter that nobody has touched */
export function judgeDocument(document: BundledDocument, here: GovernanceDocument | undefined): Judged {
  const { id, version, inForce } = document
  const before = here?.versions.at(-1)
  const isSame = before !== undefined && sameDocument(before, version)
  const signed = inForce ? [inForce, version] : [version]
  const reasons = isSame
    ? []
    : [...signed.flatMap((one) => whyDocumentUnsigned(id, one)), ...whyDocumentBlocked(version, here)]
  return judged({
    ...{ kind: 'document', id, title: version.title, reasons },
    change: reasons.length > 0 ? 'blocked' : isSame ? 'unchanged' : before ? 'changed' : 'new',
    notes: [
      ...(here?.draft?.state === 'writing' && here.revision > 0
        ? ['Somebody is writing it here: the draft stays.']
        : []),
      ...(inForce && !isSame
        ? [`Version ${inForce.number}, which counts until ${version.effective}, comes with it.`]
        : []),
    ],
    differences: isSame || !before ? [] : changesBetween<DocumentVersion>(before, version, DOCUMENT_FIELDS),
    ...{
      numberThere: version.number,
      numberHere: isSame ? before.number : takeDocument(document, here, '').versions.at(-1)!.number,
    },
    signOffs: version.signOffs.map(({ role, by, at }) => ({ role, by: by.name, at })),
  })
}

function documentNumber({ number }: DocumentVersion, here: GovernanceDocument | undefined): number {
  const last = here?.versions.at(-1)?.number ?? 0
  return number > last ? number : last + 1
}

function sameDocument(before: DocumentVersion, after: DocumentVersion): boolean {
  const facts = (one: DocumentVersion) => [
    ...DOCUMENT_FIELDS.map((field) => one[field]),
    one.signOffs.map(({ role, by, at, signature }) => [role, by.id, at, signature]),
  ]
  return canonicalJson(facts(before)) === canonicalJson(facts(after))
}

function whyDocumentBlocked(version: DocumentVersion, here: GovernanceDocument | undefined): BlockedBecause[] {
  const before = here?.versions.at(-1)
  if (before && before.approvedAt > version.approvedAt) {
    const say = `Version ${before.number} was signed here on ${before.approvedAt}, after this one.`
    return [because('older', say, 'Go on from what counts here.')]
  }
  if (here?.draft?.state !== 'proposed') return []
  return [because('draft-proposed', 'A draft of it is up for signature here.', 'Sign it or send it back here first.')]
}

/** A signature covers the roles in the order in which they were asked for, which a version does not keep. */
function whyDocumentUnsigned(id: string, version: DocumentVersion): BlockedBecause[] {
  const { signOffs } = version
  if (signOffs.length === 0) return [because('sign-off-missing', 'Nobody signed it.', SIGN_THERE)]
  const roles = signOffs.map(({ role }) => role)
  const people = new Set(signOffs.map(({ by }) => by.email.toLowerCase() || by.id))
  const ids = new Set(signOffs.map(({ by }) => by.id))
  if (people.size !== signOffs.length || ids.size !== signOffs.length || new Set(roles).size !== roles.length) {
    return [because('same-person', 'One person signed it in two roles, or one role twice.', SIGN_THERE)]
  }
  const signatures = new Set(signOffs.map(({ signature }) => signature))
  const [signature] = signatures
  const isCovered =
    signatures.size === 1 && ordersOf(roles).some((order) => signedText(id, version, order) === signature)
  return isCovered ? [] : [because('sign-off-differs', 'Its sign-offs were given for another text.', SIGN_THERE)]
}

/** As `documentSignature` in core/document-flow.ts makes it of the draft. */
function signedText(id: string, version: DocumentVersion, roles: readonly Role[]): string {
  return createHash('sha256')
    .update(canonicalJson({ id, number: version.number, ...contentOf({ ...version, roles }) }))
    .digest('hex')
}

/** Every order of at most six roles: 720. */
function ordersOf<T>(values: readonly T[]): T[][] {
  if (values.length < 2) return [[...values]]
  return values.flatMap((first, index) => ordersOf(values.toSpliced(index, 1)).map((rest) => [first, ...rest]))
}

/** The document with the version of a bundle as its newest; the draft that somebody writes here stays. */
export function takeDocument(
  { version, inForce, id }: BundledDocument,
  here: GovernanceDocument | undefined,
  portal: string,
): GovernanceDocument {
  // What counts until then comes first, unless this portal has something newer already.
  const isBehind = inForce !== undefined && (here?.versions.at(-1)?.approvedAt ?? '') < inForce.approvedAt
  if (isBehind) {
    const { versions, draft } = takeDocument({ id, version: inForce }, here, portal)
    const between = { id, revision: here?.revision ?? 0, versions, ...(draft ? { draft } : {}) }
    return takeDocument({ id, version }, between, portal)
  }
  const number = documentNumber(version, here)
  const signOffs = version.signOffs.map((signOff) => ({ ...signOff, portal: signOff.portal ?? portal }))
  const { title, text, summary, approvedAt, effective, reviewBy } = version
  const taken: DocumentVersion = { number, title, text, summary, signOffs, approvedAt, effective, reviewBy }
  // A starter that nobody has touched is not kept beside the text that took its place.
  const draft = here && here.revision > 0 ? here.draft : undefined
  const revision = (here?.revision ?? 0) + 1
  return { id, revision, versions: [...(here?.versions ?? []), taken], ...(draft ? { draft } : {}) }
}

/** News arrives as a draft: nobody signed it, so somebody here has to publish it. */
export function judgeNews({ id, texts }: BundledNews, here: NewsItem | undefined, first: Language): Judged {
  const unfit = whyUnfit(texts, first)
  const isSame = here !== undefined && canonicalJson(here.texts) === canonicalJson(texts)
  const reasons = [
    ...(unfit ? [because('news-unfit', unfit, 'Write it there in the first language of this portal, too.')] : []),
    ...(here && here.state !== 'draft' && !isSame
      ? [because('news-state', `It is ${here.state} here with other words.`, 'Correct it here.')]
      : []),
  ]
  const shown = (one: Pick<NewsItem, 'texts'>) => newsIn(one, first, first)
  return judged({
    ...{ kind: 'news', id, title: unfit ? id : shown({ texts }).title, reasons },
    change: reasons.length > 0 ? 'blocked' : isSame ? 'unchanged' : here ? 'changed' : 'new',
    notes: isSame ? [] : ['It arrives as a draft: publish it here when it is its time.'],
    differences: here && !isSame ? changesBetween(shown(here), shown({ texts }), ['title', 'text']) : [],
  })
}

export function takeNews(
  { id, texts }: BundledNews,
  here: NewsItem | undefined,
  first: Language,
  by: Member,
  at: IsoTime,
): NewsItem | Refusal {
  return here ? changeNews(here, { texts }, first, by, at) : newNews(id, texts, first, by, at)
}

/** Of the policy the rules go across; who asked for them here answers for them here. */
export function judgePolicy(policy: BundledPolicy, here: SignOffPolicy): Judged {
  const parsed = policyRulesSchema.safeParse(rulesOf(policy))
  const isSame = canonicalJson(rulesOf(policy)) === canonicalJson(rulesOf(here))
  const fault = parsed.error?.issues[0]
  const say = fault ? `It is not a policy: ${fault.path.join('.')}: ${fault.message}` : ''
  return judged({
    ...{ kind: 'sign-off-policy', id: 'sign-off-policy', title: 'Sign-off policy' },
    change: fault ? 'blocked' : isSame ? 'unchanged' : 'changed',
    reasons: fault ? [because('policy-unfit', say, 'Both portals need the same release of Plaza.')] : [],
    notes: isSame ? [] : ['Reviews under way here keep what they began with.'],
    differences: isSame ? [] : changesBetween(here, { ...here, ...rulesOf(policy) }, ['rules', 'raises', 'checklists']),
    ...{ numberThere: policy.number, numberHere: Number(here.id) + (isSame ? 0 : 1) },
  })
}

export function takePolicy(
  policy: BundledPolicy,
  here: SignOffPolicy,
  portal: string,
  by: Member,
  at: IsoTime,
): SignOffPolicy | Refusal {
  const reason = `From ${portal}, version ${policy.number}: ${policy.reason}`
  return nextPolicy(here, { ...rulesOf(policy), reason, replaces: here.id }, by, at)
}

/** The policy that counts when the bundle's own has been applied, as far as rules go. */
export function policyAfter(policy: BundledPolicy | undefined, here: SignOffPolicy): SignOffPolicy {
  return policy && judgePolicy(policy, here).change === 'changed' ? { ...here, ...rulesOf(policy) } : here
}
