// web/islands/explore-share.ts: hands over the address of a view.
import { openDialog } from './explore-dialog.ts'
import { make } from './explore-dom.ts'
import type { Words } from './explore-words.ts'

/** Copies the address where the browser lets a page do so, and shows it in any case. */
export function openShare(words: Words): void {
  const input = make('input', {
    type: 'text',
    readonly: true,
    value: location.href,
    'aria-label': words.say('shareAddress'),
  })
  input.addEventListener('focus', () => input.select())
  const said = make('p', { class: 'hint', role: 'status' })
  navigator.clipboard?.writeText(location.href).then(
    () => {
      said.textContent = words.say('shared')
    },
    () => {},
  )
  openDialog({
    title: words.say('shareAddress'),
    content: [input, said],
    words,
    confirm: words.say('close'),
    onConfirm: () => true,
    isNotice: true,
  })
}
