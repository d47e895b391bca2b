// web/islands/theme.ts: the reader's choice of light or dark, applied before the first paint. Loaded as a blocking script.

const KEY = 'theme'
const root = document.documentElement

// The style sheet hides what needs script until this class says there is one.
root.classList.add('js')

const stored = read()
if (stored === 'light' || stored === 'dark') root.dataset['theme'] = stored

document.addEventListener('DOMContentLoaded', () => {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-toggle]')
  if (!button) return
  button.hidden = false
  button.addEventListener('click', () => {
    const dark = root.dataset['theme']
      ? root.dataset['theme'] === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches
    root.dataset['theme'] = dark ? 'light' : 'dark'
    write(root.dataset['theme'])
  })
})

/** Storage may be forbidden by the browser's settings: the choice then lasts for one page. */
function read(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function write(theme: string): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Nothing to do: see read().
  }
}

export {}
