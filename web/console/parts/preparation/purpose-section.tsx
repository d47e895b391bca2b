// web/console/parts/preparation/purpose-section.tsx: why there is a portal, and what it is measured by.
import { useState } from 'preact/hooks'
import type { Language } from '../../../../core/languages.ts'
import { PREPARATION_LIMITS } from '../../../../core/preparation.ts'
import { useDesk } from '../../context.ts'
import type { Preparation } from '../../desk/preparation.ts'
import { LANGUAGE_WORDS } from '../../translation-draft.ts'
import { focusOn } from '../people/action.tsx'
import { PolicyText } from '../policies/policy-text.tsx'
import { Text } from './fields.tsx'
import { EditForm, headingOf, Section, type SectionProps } from './section.tsx'

type Purpose = Preparation['purpose']
type PurposeText = NonNullable<Purpose['texts'][Language]>

const NOTHING: PurposeText = { text: '', goals: [] }
const ABOUT =
  'Who the portal is for, what it is to change, and how the city will know. Everything else here follows from it.'

export function PurposeSection({ prep, mayWrite, save }: SectionProps) {
  const [isWriting, setWriting] = useState(false)
  const { texts, isPublic } = prep.purpose
  const isEmpty = Object.keys(texts).length === 0
  return (
    <Section name="purpose" prep={prep} about={ABOUT}>
      {isWriting ? (
        <PurposeForm {...{ prep, save }} onClose={() => setWriting(false)} />
      ) : (
        <>
          {isEmpty ? <Empty mayWrite={mayWrite} /> : <Shown purpose={prep.purpose} />}
          <p>
            {isPublic ? (
              <>
                The public reads it at <a href="/about/purpose/">/about/purpose/</a>.
              </>
            ) : (
              !isEmpty && 'The public does not see it yet.'
            )}
          </p>
          {mayWrite && (
            <button type="button" class="button quiet" id="write-purpose" onClick={() => setWriting(true)}>
              {isEmpty ? 'Write the purpose' : 'Change the purpose'}
            </button>
          )}
        </>
      )}
    </Section>
  )
}

function Empty({ mayWrite }: { mayWrite: boolean }) {
  return (
    <div class="empty-state">
      <h3>Nothing is written yet</h3>
      <p>
        {mayWrite
          ? 'Three or four sentences are enough to begin with. Then two or three goals, each with something that can be counted.'
          : 'The open data team writes it.'}
      </p>
    </div>
  )
}

function Shown({ purpose }: { purpose: Purpose }) {
  const { languages } = useDesk().me.city
  return (
    <div class="news-languages">
      {languages.map((language) => {
        const own = purpose.texts[language]
        return (
          <div key={language} class="card">
            <h3>{LANGUAGE_WORDS[language]}</h3>
            {own?.text ? (
              <div lang={language}>
                <PolicyText text={own.text} />
                <Goals goals={own.goals} />
              </div>
            ) : (
              <p class="muted">Not written. Readers get the other text, marked as another language.</p>
            )}
          </div>
        )
      })}
    </div>
  )
}

function Goals({ goals }: { goals: PurposeText['goals'] }) {
  if (goals.length === 0) return null
  return (
    <ul class="goals">
      {goals.map(({ goal, measure }) => (
        <li key={goal}>
          <strong>{goal}</strong>
          {measure && <span class="muted"> {measure}</span>}
        </li>
      ))}
    </ul>
  )
}

function PurposeForm({ prep, save, onClose }: Pick<SectionProps, 'prep' | 'save'> & { onClose: () => void }) {
  const { languages } = useDesk().me.city
  const [texts, setTexts] = useState(prep.purpose.texts)
  const [isPublic, setPublic] = useState(prep.purpose.isPublic)
  const [error, setError] = useState<string>()
  const first = languages[0]!
  const change = (language: Language, own: Partial<PurposeText>) =>
    setTexts((before) => ({ ...before, [language]: { ...(before[language] ?? NOTHING), ...own } }))

  function isReady(): boolean {
    const missing = isPublic && (texts[first]?.text ?? '').trim().length < 40
    setError(missing ? 'Write a sentence or two before the public sees it.' : undefined)
    return !missing
  }
  async function send(): Promise<void> {
    const written = Object.entries(texts).filter(([, own]) => own.text.trim() !== '' || own.goals.length > 0)
    const kept = written.map(([language, { text, goals }]) => {
      const named = goals.filter(({ goal }) => goal.trim() !== '')
      return [language, { text, goals: named }] as const
    })
    await save({ purpose: { isPublic, texts: Object.fromEntries(kept) } }, 'The purpose was saved.')
  }

  return (
    <EditForm title="Purpose and goals" onSave={send} focusAfter={headingOf('purpose')} {...{ isReady, onClose }}>
      <p class="muted">
        Plain text. A line that begins with ## is a heading, with - an item of a list. A blank line begins a paragraph.
      </p>
      <div class="news-languages">
        {languages.map((language) => (
          <OneLanguage
            key={language}
            {...{ language, own: texts[language] ?? NOTHING, isFirst: language === first }}
            error={language === first ? error : undefined}
            onChange={(own) => change(language, own)}
          />
        ))}
      </div>
      <label class="check">
        <input type="checkbox" checked={isPublic} onChange={(event) => setPublic(event.currentTarget.checked)} />
        <span>
          Show it to the public
          <span class="muted check-help">At /about/purpose/, in every language, linked from the page About.</span>
        </span>
      </label>
    </EditForm>
  )
}

interface OneLanguageProps {
  readonly language: Language
  readonly own: PurposeText
  readonly isFirst: boolean
  readonly error: string | undefined
  readonly onChange: (own: Partial<PurposeText>) => void
}

function OneLanguage({ language, own, isFirst, error, onChange }: OneLanguageProps) {
  const name = LANGUAGE_WORDS[language]
  const { goals } = own
  const setGoal = (at: number, part: Partial<PurposeText['goals'][number]>) =>
    onChange({ goals: goals.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  const id = (part: string) => `purpose-${language}-${part}`
  return (
    <fieldset class="choice-group">
      <legend>{name}</legend>
      <Text
        id={id('text')}
        label={`Purpose in ${name}`}
        rows={8}
        max={PREPARATION_LIMITS.text}
        value={own.text}
        lang={language}
        error={error}
        optional={!isFirst}
        onChange={(text) => onChange({ text })}
      />
      {goals.map(({ goal, measure }, at) => (
        <div key={at} class="goal-fields">
          <Text
            id={id(`goal-${at}`)}
            label={`Goal ${at + 1} in ${name}`}
            max={PREPARATION_LIMITS.goal}
            value={goal}
            lang={language}
            onChange={(value) => setGoal(at, { goal: value })}
          />
          <Text
            id={id(`measure-${at}`)}
            label={`How goal ${at + 1} is measured, in ${name}`}
            max={PREPARATION_LIMITS.goal}
            value={measure}
            lang={language}
            optional
            onChange={(value) => setGoal(at, { measure: value })}
          />
        </div>
      ))}
      {goals.length < PREPARATION_LIMITS.goals && (
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            onChange({ goals: [...goals, { goal: '', measure: '' }] })
            focusOn(id(`goal-${goals.length}`))
          }}
        >
          Add a goal in {name}
        </button>
      )}
    </fieldset>
  )
}
