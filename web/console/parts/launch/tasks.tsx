// web/console/parts/launch/tasks.tsx: what is to be done around the event, by whom, and whether it is done.
import { useState } from 'preact/hooks'
import { MAX_LAUNCH_TASKS } from '../../../../core/launch-contents.ts'
import { TASK_STARTERS } from '../../../../core/launch-texts.ts'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { changeLaunch, type Launch } from '../../desk/launch.ts'
import { ProblemAlert } from '../load.tsx'
import { TableScroll } from '../table-scroll.tsx'

type Task = Launch['tasks'][number]

interface TasksProps {
  readonly launch: Launch
  readonly onChange: (launch: Launch) => void
}

const STARTERS: readonly Task[] = TASK_STARTERS.map((text) => ({ text, owner: '', done: false }))

export function Tasks({ launch, onChange }: TasksProps) {
  const { api, announce } = useDesk()
  const [tasks, setTasks] = useState<readonly Task[]>(launch.tasks.length > 0 ? launch.tasks : STARTERS)
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isSaving, setSaving] = useState(false)
  const set = (index: number, part: Partial<Task>) =>
    setTasks(tasks.map((task, at) => (at === index ? { ...task, ...part } : task)))

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    setProblem(undefined)
    setSaving(true)
    try {
      const named = tasks.filter(({ text }) => text.trim() !== '')
      const saved = await changeLaunch(api, launch, { tasks: named.map((task) => ({ ...task })) })
      setTasks(saved.tasks)
      onChange(saved)
      announce('The checklist was saved.')
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setSaving(false)
    }
  }

  const done = tasks.filter((task) => task.done).length
  return (
    <form noValidate onSubmit={submit}>
      {problem && <ProblemAlert problem={problem} />}
      <p>
        {done} of {tasks.length} done.
      </p>
      <TableScroll label="Lines of the checklist">
        <table class="words launch-tasks">
          <thead>
            <tr>
              <th scope="col">Done</th>
              <th scope="col">What</th>
              <th scope="col">Who</th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task, index) => (
              <TaskRow key={index} {...{ task, index }} onChange={(part) => set(index, part)} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <div class="form-actions">
        <button type="submit" class="button quiet" disabled={isSaving}>
          {isSaving ? 'Saving…' : 'Save the checklist'}
        </button>
        {tasks.length < MAX_LAUNCH_TASKS && (
          <button
            type="button"
            class="button quiet"
            onClick={() => setTasks([...tasks, { text: '', owner: '', done: false }])}
          >
            Add a line
          </button>
        )}
      </div>
    </form>
  )
}

interface TaskRowProps {
  readonly task: Task
  readonly index: number
  readonly onChange: (part: Partial<Task>) => void
}

function TaskRow({ task, index, onChange }: TaskRowProps) {
  const number = index + 1
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={`Done, line ${number}`}
          checked={task.done}
          onChange={(event) => onChange({ done: event.currentTarget.checked })}
        />
      </td>
      <td>
        <input
          type="text"
          aria-label={`What, line ${number}`}
          maxLength={200}
          value={task.text}
          onInput={(event) => onChange({ text: event.currentTarget.value })}
        />
      </td>
      <td>
        <input
          type="text"
          aria-label={`Who, line ${number}`}
          maxLength={80}
          value={task.owner}
          onInput={(event) => onChange({ owner: event.currentTarget.value })}
        />
      </td>
    </tr>
  )
}
