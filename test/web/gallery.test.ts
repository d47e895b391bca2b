// test/web/gallery.test.ts: the gallery shows every class that the style sheet offers, in both languages, as real pages do.
import { contextIn } from '../../core/catalog/localised.ts'
import { galleryPage } from '../../web/catalog/gallery/gallery-page.ts'
import { aSiteContext } from '../support/published.ts'
import { read } from '../support/tree.ts'

const context = aSiteContext()
const pages = (['en', 'es'] as const).map((language) => ({ language, body: galleryPage(contextIn(context, language)) }))

/** Names in the list at the top of the style sheet: in every other column, and classes that the words beside them name. */
function offeredClasses(): string[] {
  const [, list] = /Classes to reuse:\n(.*?)\*\//s.exec(read('web/styles/site.css'))!
  const names = list!.split('\n').flatMap((line) => {
    const cells = line.replace(/^ \* {3}/, '').split(/\s{2,}/)
    const own = cells.filter((_, index) => index % 2 === 0).flatMap((cell) => cell.split(/[\s,()]+/))
    const beside = cells.filter((_, index) => index % 2 === 1).join(' ')
    const named = [...beside.matchAll(/class="([a-z-]+)"|(?:^|\W)(?:table|td)?\.([a-z-]+)/g)]
    return [...own, ...named.map(([, first, second]) => first ?? second!)]
  })
  return [...new Set(names.filter((name) => /^[a-z]+(-[a-z]+)*$/.test(name)))]
}

const shown = (body: string) =>
  new Set([...body.matchAll(/ class="([^"]*)"/g)].flatMap(([, names]) => names!.split(/\s+/)))

test('the list of classes is read as it is meant', () => {
  const names = offeredClasses()
  expect(names.length).toBeGreaterThan(45)
  expect(names).toEqual(
    expect.arrayContaining(['wrap', 'page-body', 'danger', 'hint', 'steps', 'data', 'number', 'spark']),
  )
})

for (const { language, body } of pages) {
  test(`${language}: every class of the style sheet's list is shown`, () => {
    const classes = shown(body)
    expect(offeredClasses().filter((name) => !classes.has(name))).toEqual([])
  })

  test(`${language}: every class that a component names is in its example`, () => {
    const [, ...parts] = body.split('<div class="gallery-part"')
    expect(parts.length).toBeGreaterThan(30)
    for (const part of parts) {
      const named = [...(/ class="muted">.*?<\/p>/s.exec(part)?.[0] ?? '').matchAll(/<code>([^<]+)<\/code>/g)]
      expect(named.length).toBeGreaterThan(0)
      for (const [, name] of named) expect(part).toMatch(new RegExp(`class=(?:"|&quot;)[^"&]*\\b${name}\\b`))
    }
  })

  test(`${language}: ids are unique, labels lead to something, nothing is inline, examples lead nowhere`, () => {
    const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!)
    expect(ids).toEqual([...new Set(ids)])
    for (const [, list] of body.matchAll(/ (?:aria-labelledby|aria-describedby|for)="([^"]+)"/g)) {
      for (const id of list!.split(' ')) expect(ids).toContain(id)
    }
    expect(body).not.toMatch(/\sstyle=|<style|undefined|\[object|NaN/)
    expect(body.match(/<h1[\s>]/g)).toHaveLength(1)
    expect(body).not.toMatch(/href="[^"]*street-trees/)
    expect(body).toContain('<meta name="robots" content="noindex">')
  })
}
