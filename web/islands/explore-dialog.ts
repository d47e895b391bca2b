// web/islands/explore-dialog.ts: a dialog over the page with a form. The browser keeps the focus in it, and gives it back.
import { button, make } from './explore-dom.ts'
import type { Words } from './explore-words.ts'

export interface Dialog {
  readonly title: string
  readonly content: readonly Node[]
  readonly words: Words
  readonly confirm: string
  /** @returns false where something is missing: the dialog stays */
  readonly onConfirm: () => boolean
  /** There is nothing to cancel. */
  readonly isNotice?: boolean
  readonly remove?: { readonly label: string; readonly onRemove: () => void }
}

export function openDialog({ title, content, words, confirm, onConfirm, remove, isNotice }: Dialog): void {
  const heading = make('h2', { id: 'explore-dialog-title' }, title)
  const close = (): void => dialog.close()
  const actions = make(
    'div',
    { class: 'actions' },
    make('button', { type: 'submit', class: 'button' }, confirm),
    remove &&
      button(remove.label, 'button quiet', () => {
        close()
        remove.onRemove()
      }),
    !isNotice && button(words.say('cancel'), 'button quiet', close),
  )
  const form = make('form', { method: 'dialog', class: 'explore-form', novalidate: true }, heading, ...content, actions)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (onConfirm()) close()
  })
  const dialog = make('dialog', { class: 'explore-dialog', 'aria-labelledby': 'explore-dialog-title' }, form)
  dialog.addEventListener('close', () => dialog.remove())
  // A press on the dark around it closes it, as people expect.
  dialog.addEventListener('click', (event) => event.target === dialog && close())
  document.body.append(dialog)
  dialog.showModal()
}
