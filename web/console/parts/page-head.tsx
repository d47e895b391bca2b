// web/console/parts/page-head.tsx: the heading of a page. It names the tab, and takes the focus when the page changes.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useDesk } from '../context.ts'

/** On the first page of a visit the focus stays where the browser puts it, so that the skip link comes first. */
let isFirstPage = true

export interface Crumb {
  readonly href: string
  readonly words: string
}

export function PageHead(props: { title: string; crumbs?: readonly Crumb[]; children?: ComponentChildren }) {
  const { title, crumbs = [], children } = props
  const { settings } = useDesk()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Staff console · ${settings.city}`
  }, [title])
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus()
    isFirstPage = false
  }, [])
  return (
    <div class="page-top">
      <div class="wrap">
        {crumbs.length > 0 && (
          <nav class="crumbs" aria-label="Breadcrumbs">
            <ol>
              {crumbs.map(({ href, words }) => (
                <li key={href}>
                  <a href={href}>{words}</a>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {children}
      </div>
    </div>
  )
}
