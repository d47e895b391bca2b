// web/catalog/search-box.ts: the search field with its button, on the home page and above the list.
import { html } from 'hono/html'
import { sign } from './icons.ts'
import { listWords } from './language/lists.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'

/** The field and its button; the form around it is the page's. */
export function searchBox(context: SiteContext, labelClass: string): Markup {
  const words = listWords[context.language]
  const examples = context.city.searchSuggestions.slice(0, 2).map(words.quoted)
  const hint = examples.length > 0 ? words.searchHint(examples) : ''
  return html`<div class="searchbox"><label class="${labelClass}" for="q">${words.search}</label><div class="searchbox-row"><input id="q" name="q" type="search" placeholder="${hint}" autocomplete="off" enterkeyhint="search"><button type="submit" class="button">${sign('search')}<span>${words.searchButton}</span></button></div></div>`
}
