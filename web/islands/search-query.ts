// web/islands/search-query.ts: what a reader asks for, between the form and the address.
import { FACETS, type FacetName } from '../../core/search/facet-names.ts'

export interface Query {
  readonly text: string
  readonly choices: Readonly<Record<FacetName, ReadonlySet<string>>>
  /** Empty: best match, or by title when there is no text to match. */
  readonly sort: string
}

/** The whole list, as the page came. */
export function isEverything(query: Query): boolean {
  return query.text === '' && isTextOnly(query)
}

/** Best match first and nothing narrowed: the rows are known before the facets are. */
export function isTextOnly({ choices, sort }: Query): boolean {
  return sort === '' && FACETS.every((facet) => choices[facet].size === 0)
}

export function readForm(form: HTMLFormElement): Query {
  const data = new FormData(form)
  const choices = FACETS.map((facet) => [facet, new Set(data.getAll(facet).map(String))])
  return {
    text: String(data.get('q') ?? '').trim(),
    choices: Object.fromEntries(choices),
    sort: String(data.get('sort') ?? ''),
  }
}

/** Puts a query from an address into the form. What is chosen must be in sight. */
export function fillForm(form: HTMLFormElement, parameters: URLSearchParams): void {
  form.querySelector<HTMLInputElement>('#q')!.value = parameters.get('q') ?? ''
  const sort = form.querySelector<HTMLSelectElement>('#sort')!
  const wanted = parameters.get('sort') ?? ''
  sort.value = [...sort.options].some((option) => option.value === wanted) ? wanted : ''
  for (const box of form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
    box.checked = parameters.getAll(box.name).includes(box.value)
    if (box.checked) box.closest('details')?.setAttribute('open', '')
  }
}

export function addressOf({ text, choices, sort }: Query): string {
  const parameters = new URLSearchParams()
  if (text) parameters.set('q', text)
  for (const facet of FACETS) for (const value of choices[facet]) parameters.append(facet, value)
  if (sort) parameters.set('sort', sort)
  const address = parameters.toString()
  return address ? `?${address}` : location.pathname
}
