// web/console/parts/table-scroll.tsx: a box in which a wide table scrolls, by mouse, finger and keyboard.
import type { ComponentChildren } from 'preact'

export function TableScroll({ label, name, children }: { label: string; name?: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class={`table-scroll ${name ?? ''}`} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
