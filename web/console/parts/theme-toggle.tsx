// web/console/parts/theme-toggle.tsx: light or dark, kept where web/islands/theme.ts reads it before the first paint.

export function ThemeToggle() {
  return (
    <button type="button" class="icon-button" aria-label="Switch between light and dark" onClick={toggle}>
      <svg class="sign" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <path d="M12 3v18a9 9 0 0 0 0-18zM12 3a9 9 0 0 0 0 18" />
      </svg>
    </button>
  )
}

function toggle(): void {
  const root = document.documentElement
  const isDark = root.dataset['theme']
    ? root.dataset['theme'] === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches
  root.dataset['theme'] = isDark ? 'light' : 'dark'
  try {
    localStorage.setItem('theme', root.dataset['theme'])
  } catch {
    // Storage may be forbidden: the choice then lasts for this visit.
  }
}
