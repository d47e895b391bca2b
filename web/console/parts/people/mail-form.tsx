// web/console/parts/people/mail-form.tsx: which mails I get, in which language, and how often.
import { useState } from 'preact/hooks'
import { MAIL_TOPICS, type MailTopic } from '../../../../core/accounts.ts'
import { LANGUAGE_NAMES, type Language } from '../../../../core/languages.ts'
import { useDesk } from '../../context.ts'
import { changeMail, type MailChoices } from '../../desk/people.ts'
import { DUTY_MAILS, TOPIC_WORDS } from '../../people-words.ts'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'
import { useAction } from './action.tsx'

const PACES: readonly { readonly pace: MailChoices['pace']; readonly title: string; readonly help: string }[] = [
  { pace: 'at-once', title: 'At once', help: 'One mail for each thing, when it happens.' },
  {
    pace: 'digest',
    title: 'Once a day',
    help: 'One mail with everything that is not urgent. What is urgent comes at once.',
  },
]

export function MailForm() {
  const { api, me, onMe, announce } = useDesk()
  const [choices, setChoices] = useState(me.mail)
  const [isSaved, setSaved] = useState(false)
  const { isBusy, problem, run } = useAction()

  function change(changes: Partial<MailChoices>): void {
    setSaved(false)
    setChoices((before) => ({ ...before, ...changes }))
  }

  async function save(event: Event): Promise<void> {
    event.preventDefault()
    await run(async () => {
      const mail = await changeMail(api, choices)
      onMe({ ...me, mail })
      setSaved(true)
      announce('Your mail settings are saved.')
    })
  }

  return (
    <section aria-labelledby="mail-heading">
      <h2 id="mail-heading">Mails</h2>
      <form onSubmit={save}>
        {problem && <ProblemAlert problem={problem} />}
        <Field id="mail-language" label="Language of mails">
          {(control) => (
            <select
              {...control}
              value={choices.language}
              onChange={(event) => change({ language: event.currentTarget.value as Language })}
            >
              {Object.entries(LANGUAGE_NAMES).map(([language, words]) => (
                <option key={language} value={language} lang={language}>
                  {words}
                </option>
              ))}
            </select>
          )}
        </Field>
        <fieldset class="choice-group">
          <legend>When they come</legend>
          {PACES.map(({ pace, title, help }) => (
            <label class="check" key={pace}>
              <input
                type="radio"
                name="pace"
                value={pace}
                checked={choices.pace === pace}
                onChange={() => change({ pace })}
              />
              <Explained title={title} help={help} />
            </label>
          ))}
        </fieldset>
        <Topics muted={choices.muted} onChange={(muted) => change({ muted: [...muted] })} />
        <DutyMails />
        <div class="form-actions">
          <button type="submit" class="button" disabled={isBusy}>
            {isBusy ? 'Saving…' : 'Save mail settings'}
          </button>
          {isSaved && <p class="saved">Saved.</p>}
        </div>
      </form>
    </section>
  )
}

interface TopicsProps {
  readonly muted: readonly MailTopic[]
  readonly onChange: (muted: readonly MailTopic[]) => void
}

function Topics({ muted, onChange }: TopicsProps) {
  return (
    <fieldset class="choice-group">
      <legend>What you want to hear about</legend>
      {MAIL_TOPICS.map((topic) => (
        <label class="check" key={topic}>
          <input
            type="checkbox"
            checked={!muted.includes(topic)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? muted.filter((one) => one !== topic) : [...muted, topic])
            }
          />
          <Explained {...TOPIC_WORDS[topic]} />
        </label>
      ))}
    </fieldset>
  )
}

function Explained({ title, help }: { title: string; help: string }) {
  return (
    <span>
      <strong>{title}</strong>
      <span class="muted check-help">{help}</span>
    </span>
  )
}

function DutyMails() {
  return (
    <div class="duty-mails">
      <p>These mails always come, because somebody waits for you or because they are about you:</p>
      <ul>
        {DUTY_MAILS.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  )
}
