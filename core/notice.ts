// core/notice.ts: what visitors of a stage are told on every page, and until when they are asked what they think. Pure.
import type { z } from 'zod'
import { LANGUAGES, type Language } from './languages.ts'
import type { StageName } from './settings.ts'
import { feedbackSchema, invitationSchema, moveSchema, noticeSchema, type StageSettings } from './stage-settings.ts'

/** As it travels in a function's environment. */
export const stageNoticeSchema = noticeSchema.extend({
  feedback: feedbackSchema.optional(),
  /** Only people with an invitation get in. */
  invitation: invitationSchema.optional(),
  moves: moveSchema.optional(),
})
export type StageNotice = z.infer<typeof stageNoticeSchema>

export type FeedbackState = 'before' | 'open' | 'over'

/** As pages show it on a day. */
export type NoticeNow = StageNotice & {
  readonly period?: FeedbackState
  readonly hasMoved?: boolean
}

const DEFAULT_TEXTS: Readonly<Record<Language, string>> = {
  en: 'This portal is a beta. It may be unstable, and its data is temporary and subject to change.',
  es: 'Este portal es una versión beta. Puede ser inestable, y sus datos son temporales y pueden cambiar.',
}

/** Beta says what it is unless the city says otherwise; production says nothing unless it is told to. */
export function noticeOf(
  stage: StageName,
  settings: Pick<StageSettings, 'notice' | 'feedback' | 'invitation' | 'moves'>,
): StageNotice {
  const { notice, feedback, invitation, moves } = settings
  return {
    ...(notice ?? { mode: stage === 'beta' ? 'label' : 'none' }),
    ...(feedback ? { feedback } : {}),
    ...(invitation ? { invitation } : {}),
    ...(moves ? { moves } : {}),
  }
}

/** What the API needs: it shows no page, and its environment has little room. */
export function withoutTexts({ texts: _, ...notice }: StageNotice): StageNotice {
  return notice
}

/** @param day such as 2027-03-01 */
export function noticeOn(notice: StageNotice, day: string): NoticeNow {
  const period = feedbackState(notice, day)
  return {
    ...notice,
    ...(period ? { period } : {}),
    ...(notice.moves ? { hasMoved: notice.moves.on <= day } : {}),
  }
}

/** The city's own words in a language; else the portal's. */
export function noticeText({ texts }: Pick<StageNotice, 'texts'>, language: Language): string {
  return texts?.[language] ?? DEFAULT_TEXTS[language]
}

/** Changes with the words in any language, so that a browser knows whether its reader agreed to these. */
export function noticePrint(notice: Pick<StageNotice, 'texts'>): string {
  const words = LANGUAGES.map((language) => noticeText(notice, language)).join('\n')
  // FNV-1a: nothing secret is kept with it, and browsers get it as eight digits.
  let hash = 0x811c9dc5
  for (const character of words) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** Whether there is a page that says what the notice means. */
export function hasNoticePage({ mode, feedback }: Pick<StageNotice, 'mode' | 'feedback'>): boolean {
  return mode !== 'none' || feedback !== undefined
}

/** `before`, `open`, or `over`; undefined when there is no period. @param day such as 2027-03-01 */
export function feedbackState({ feedback }: Pick<StageNotice, 'feedback'>, day: string): FeedbackState | undefined {
  if (!feedback) return undefined
  return day < feedback.from ? 'before' : day > feedback.to ? 'over' : 'open'
}

/**
 * Name of the parameter in AWS that holds the key of a stage's invitations.
 *
 * @param prefix of the stage's names, `<portalId>-<stage>`
 */
export function invitationKeyName(prefix: string, { round = 1 }: { readonly round?: number | undefined }): string {
  return `/plaza/${prefix}/invitation-key/${round}`
}

/** Name of the file that holds it in the folder of the one-machine edition. */
export function localInvitationKey({ round = 1 }: { readonly round?: number | undefined }): string {
  return `invitation-key-${round}`
}
