// core/notice.ts: what visitors of a stage are told on every page, and until when they are asked what they think. Pure.
import { z } from 'zod'
import type { Language } from './languages.ts'
import type { StageName } from './settings.ts'
import { feedbackSchema, noticeSchema, type StageSettings } from './stage-settings.ts'

/** As it travels in a function's environment. */
export const stageNoticeSchema = noticeSchema.extend({
  feedback: feedbackSchema.optional(),
  /** Only people with an invitation get in. */
  invited: z.boolean().optional(),
})
export type StageNotice = z.infer<typeof stageNoticeSchema>

const DEFAULT_TEXTS: Readonly<Record<Language, string>> = {
  en: 'This portal is a beta. It may be unstable, and its data is temporary and subject to change.',
  es: 'Este portal es una versión beta. Puede ser inestable, y sus datos son temporales y pueden cambiar.',
}

/** Beta says what it is unless the city says otherwise; production says nothing unless it is told to. */
export function noticeOf(
  stage: StageName,
  settings: Pick<StageSettings, 'notice' | 'feedback' | 'invitation'>,
): StageNotice {
  const { notice, feedback, invitation } = settings
  return {
    ...(notice ?? { mode: stage === 'beta' ? 'label' : 'none' }),
    ...(feedback ? { feedback } : {}),
    ...(invitation ? { invited: true } : {}),
  }
}

/** The city's own words in a language; else the portal's. */
export function noticeText({ texts }: Pick<StageNotice, 'texts'>, language: Language): string {
  return texts?.[language] ?? DEFAULT_TEXTS[language]
}

/** `before`, `open`, or `over`; undefined when there is no period. @param day such as 2027-03-01 */
export function feedbackState(
  { feedback }: Pick<StageNotice, 'feedback'>,
  day: string,
): 'before' | 'open' | 'over' | undefined {
  if (!feedback) return undefined
  return day < feedback.from ? 'before' : day > feedback.to ? 'over' : 'open'
}
