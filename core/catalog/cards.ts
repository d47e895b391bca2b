// core/catalog/cards.ts: the addresses of share cards. Pure.
import { createHash } from 'node:crypto'

const FOLDER = 'cards/'

/**
 * Address of a card. It carries the hash of the drawing: a key that is there says that exactly this was drawn, and
 * those who keep pictures by their address fetch the new one.
 *
 * @param name slug of a dataset, or `portal`
 */
export function cardPath(name: string, svg: string): string {
  return drawingPath(FOLDER + name, svg)
}

/** The same for a drawing elsewhere. @param name its key before the hash, such as `press/mark` */
export function drawingPath(name: string, svg: string): string {
  return `/${name}.${createHash('sha256').update(svg).digest('hex').slice(0, 12)}.png`
}

/** What the keys of all cards of a dataset begin with, those of earlier drawings too. */
export const cardPrefix = (name: string): string => `${FOLDER}${name}.`
