// web/console/parts/desk/use-follow.ts: keeps the page of a version up to date while the portal works on it.
import { useEffect, useRef } from 'preact/hooks'
import type { Version } from '../../api.ts'
import { useDesk } from '../../context.ts'

/** Statuses that change without this person, and soon. */
const MOVING = new Set(['awaiting-upload', 'validating', 'approved'])

/** Asks every 1.5 s at first, then less often, up to every 5 s, until the version rests. */
export function useFollow(version: Version, onNew: (version: Version) => void): void {
  const { api } = useDesk()
  const { datasetId, number, status, updatedAt } = version
  const latest = useRef(onNew)
  latest.current = onNew
  useEffect(() => {
    if (!MOVING.has(status)) return
    let wait = 1500
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      // A look that fails is not worth a message: the next one follows.
      const seen = await api.version(datasetId, number).catch(() => undefined)
      if (timer === STOPPED) return
      if (seen && seen.updatedAt !== updatedAt) return latest.current(seen)
      wait = Math.min(5000, wait * 1.25)
      timer = setTimeout(look, wait)
    }
    timer = setTimeout(look, wait)
    return () => {
      clearTimeout(timer)
      timer = STOPPED
    }
  }, [datasetId, number, status, updatedAt])
}
const STOPPED = 0 as unknown as ReturnType<typeof setTimeout>
