// web/console/context.ts: what every page of the console may use, without handing it down by hand.
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Api, Me } from './api.ts'
import type { Drafts } from './drafts.ts'
import type { ConsoleSettings, Session } from './session.ts'
import type { Transfers } from './transfers.ts'

export interface Desk {
  readonly settings: ConsoleSettings
  readonly session: Session
  readonly api: Api
  readonly me: Me
  /** Shows what has changed about oneself everywhere. */
  readonly onMe: (me: Me) => void
  readonly transfers: Transfers
  readonly drafts: Drafts
  /** Says something to people who do not see the page. */
  readonly announce: (words: string) => void
}

export const DeskContext = createContext<Desk | undefined>(undefined)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('a page of the console was drawn outside DeskContext')
  return desk
}
