// web/catalog/markup.ts: the few ways in which text becomes markup. All else goes through the escaping `html` tag.
import { type html, raw } from 'hono/html'

/** A piece of escaped markup. Pages are made from loaded values only, so none is ever a promise in fact. */
export type Markup = ReturnType<typeof html>

/** Text of a whole page. */
export function documentText(markup: Markup): string {
  if (markup instanceof Promise)
    throw new Error('a page must be made from loaded values, found a promise in its markup')
  return `${String(markup)}\n`
}

/** JSON for a data block: `<` is escaped, so that no text can close the element. */
export function jsonBlock(value: unknown): Markup {
  return raw(
    JSON.stringify(value)
      .replace(/</g, '\\u003c')
      .replace(/\u2028/g, '\\u2028')
      .replace(/\u2029/g, '\\u2029'),
  )
}

/** Markup of which every link within the site leads to one place: for examples of what may not exist here. */
export function relinked(markup: Markup, href: `#${string}`): Markup {
  return raw(String(markup).replace(/ href="\/[^"]*"( download)?/g, ` href="${href}"`))
}
