// web/islands/notice.ts: has a visitor agree to the notice of the stage, once, and sends the visitor's forms.

/** What was agreed to is kept under this name. */
const KEY = 'plaza-notice'

const question = document.querySelector<HTMLDialogElement>('dialog[data-notice]')
if (question && !isAgreed(question)) ask(question)
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-send]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void send(form)
  })
}

function isAgreed({ dataset }: HTMLDialogElement): boolean {
  try {
    return localStorage.getItem(KEY) === dataset['notice']
  } catch {
    return false // storage is switched off: asked again on the next page
  }
}

function ask(dialog: HTMLDialogElement): void {
  dialog.addEventListener('cancel', (event) => event.preventDefault())
  dialog.addEventListener('close', () => {
    // Browsers close it at a second Escape whatever the page says.
    if (dialog.returnValue !== 'agreed') return dialog.showModal()
    try {
      localStorage.setItem(KEY, dialog.dataset['notice'] ?? '')
    } catch {
      // Asked again on the next page.
    }
    document.getElementById('main')?.focus({ preventScroll: true })
  })
  dialog.showModal()
}

async function send(form: HTMLFormElement): Promise<void> {
  const status = form.querySelector<HTMLElement>('[role="status"]')
  const button = form.querySelector('button')
  if (!status || !button || button.disabled) return
  const say = (text: string, isFault: boolean) => {
    status.textContent = text
    status.classList.toggle('is-fault', isFault)
  }
  const { sending = '', sent = '', failed = '', problems = '{}' } = form.dataset
  button.disabled = true
  say(sending, false)
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(Object.fromEntries(new FormData(form))),
    })
    if (!response.ok) return say(`${failed} ${await reasonIn(response, problems)}`.trim(), true)
    form.reset()
    say(sent, false)
  } catch {
    say(failed, true) // no network
  } finally {
    button.disabled = false
  }
}

/** What is wrong, in the words of the page; nothing for what it has no words for. @param problems JSON, words by code */
async function reasonIn(response: Response, problems: string): Promise<string> {
  const { code = '' }: { code?: string } = await response.json().catch(() => ({}))
  return (JSON.parse(problems) as Partial<Record<string, string>>)[code] ?? ''
}

export {}
