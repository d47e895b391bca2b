// web/console/parts/desk/talk-section.tsx: questions and answers about a version, between reviewers and those who work on its data.
import { useState } from 'preact/hooks'
import { type ProblemDocument, problemOf, type Version } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { comment } from '../../desk/reviews.ts'
import { aboutWords, type Subjects } from '../../remarks.ts'
import { mayComment } from '../../rights-reviews.ts'
import { timeText } from '../../words.ts'
import { Section } from '../check/section.tsx'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'
import { SubjectSelect } from './subject-select.tsx'

export const TALK = 'desk-talk'

interface TalkSectionProps {
  readonly version: Version
  readonly subjects: Subjects
  /** What the next comment is about. */
  readonly about: string
  readonly onAbout: (about: string) => void
  readonly onChange: (version: Version) => void
}

export function TalkSection({ version, subjects, about, onAbout, onChange }: TalkSectionProps) {
  const { me } = useDesk()
  const { comments = [] } = version
  return (
    <Section id={TALK} title="Questions and answers">
      {comments.length === 0 ? (
        <p>
          Nothing yet. Ask here, or answer what a reviewer wrote: publishers and reviewers of this version read it and
          get a mail. It never becomes public.
        </p>
      ) : (
        <ol class="talk">
          {comments.map(({ id, by, at, about: subject, text }) => (
            <li key={id} class={by.id === me.id ? 'mine' : ''}>
              <p class="talk-head">
                <strong>{by.id === me.id ? 'You' : by.name}</strong>
                <span class="muted">{timeText(at)}</span>
                {aboutWords(subject) && <span class="tag">{aboutWords(subject)}</span>}
              </p>
              <p class="long-text">{text}</p>
            </li>
          ))}
        </ol>
      )}
      {mayComment(me) && <CommentForm {...{ version, subjects, about, onAbout, onChange }} />}
    </Section>
  )
}

function CommentForm({ version, subjects, about, onAbout, onChange }: TalkSectionProps) {
  const { api, announce } = useDesk()
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    const isEmpty = text.trim() === ''
    setError(isEmpty ? 'Write something first.' : undefined)
    if (isEmpty) return document.getElementById(COMMENT)?.focus()
    setBusy(true)
    setProblem(undefined)
    try {
      onChange(await comment(api, version, { about, text }))
      setText('')
      onAbout('')
      announce('Your comment was sent.')
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form noValidate class="comment-form" onSubmit={submit}>
      {problem && <ProblemAlert problem={problem} />}
      <Field id="comment-about" label="It is about">
        {(control) => <SubjectSelect {...{ control, subjects }} value={about} onChange={onAbout} />}
      </Field>
      <Field id={COMMENT} label="Question or answer" error={error}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={2000}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class="button quiet" disabled={isBusy}>
        {isBusy ? 'Sending…' : 'Send it'}
      </button>
    </form>
  )
}

/** Id of the text field, for those who lead there. */
export const COMMENT = 'comment-text'
