// web/console/parts/plan/panel-head.tsx: the heading of what has just taken the place of something else; it takes the focus.
import { useEffect, useRef } from 'preact/hooks'

export function PanelHead({ id, words, isQuiet = false }: { id: string; words: string; isQuiet?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isQuiet) return
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <h2 id={id} tabIndex={-1} ref={heading}>
      {words}
    </h2>
  )
}
