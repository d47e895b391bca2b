// web/console/checklists.ts: what a reviewer confirms before signing, per role, in plain words.
import type { Role } from '../../core/model.ts'

const DATA = 'I looked at the first rows and at the columns of this version.'

const LISTS: Partial<Readonly<Record<Role, readonly string[]>>> = {
  liaison: [
    DATA,
    'The title, the description and the columns say what the data is.',
    'My department wants this to be public, and may publish it under the licence named.',
    'I know the warnings of the check and what was decided about them, and can live with it.',
  ],
  'privacy-reviewer': [
    DATA,
    'I looked at every column that is marked as data about people, and at every free text.',
    'I looked at what is redacted, and at what is not.',
    'Nobody can be recognised, neither from one row nor from rows put together or joined with other public data.',
    'What is left about people is meant to be public by law or by their consent.',
  ],
  'legal-reviewer': [
    DATA,
    'No contract, court or law forbids to publish this.',
    'The licence named fits, and the city holds the rights.',
  ],
  'security-reviewer': [
    DATA,
    'Nothing here helps to attack people, buildings, networks or systems.',
    'There are no passwords, keys or internal addresses in it.',
  ],
}

export function checklistOf(role: Role): readonly string[] {
  return LISTS[role] ?? [DATA]
}
