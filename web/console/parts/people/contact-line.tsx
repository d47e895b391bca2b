// web/console/parts/people/contact-line.tsx: who is contact of a department, with a way to write to them.
import type { DepartmentOfNow } from '../../desk/people.ts'

export const PART_WORDS = { liaison: 'Liaison', deputy: 'Deputy' } as const

interface ContactLineProps {
  readonly part: keyof typeof PART_WORDS
  readonly contact: DepartmentOfNow['liaison']
}

export function ContactLine({ part, contact }: ContactLineProps) {
  return (
    <p>
      {PART_WORDS[part]}:{' '}
      {contact ? (
        <>
          {contact.name}, <a href={`mailto:${contact.email}`}>{contact.email}</a>
        </>
      ) : (
        <span class={part === 'liaison' ? 'badge warn' : 'muted'}>nobody</span>
      )}
    </p>
  )
}
