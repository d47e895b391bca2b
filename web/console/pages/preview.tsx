// web/console/pages/preview.tsx: what a preview link opens without a sign-in: a version before it is public, for a named person.
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { licenceOf } from '../../../core/catalog/licences.ts'
import { countText, FREQUENCY_WORDS, numberText, TYPE_WORDS } from '../../catalog/words.ts'
import { type OpenedPreview, openPreview } from '../desk/reviews.ts'
import { RowsTable } from '../parts/rows-table.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { ThemeToggle } from '../parts/theme-toggle.tsx'
import { bothTimesText } from '../release-times.ts'

type Shown = Extract<OpenedPreview, { state: 'preview' }>

export function PreviewPage({ secret }: { secret: string }) {
  const [opened, setOpened] = useState<OpenedPreview | 'ended' | 'offline'>()
  const open = () => {
    setOpened(undefined)
    openPreview(secret).then(setOpened)
  }
  const [city, setCity] = useState('')
  useEffect(open, [secret])
  useEffect(() => {
    // Without the name the page says the same, so a fault is not worth a message.
    cityName().then(setCity, () => undefined)
  }, [])
  useEffect(() => {
    document.title = typeof opened === 'object' && opened.state === 'preview' ? opened.metadata.title : 'Preview'
  }, [opened])
  return (
    <>
      <header class="site-header">
        <div class="wrap">
          <p class="brand">
            <span>
              <span class="brand-city">{city}</span>
              <span class="brand-portal">Preview</span>
            </span>
          </p>
          <ThemeToggle />
        </div>
      </header>
      <main id="main">
        <Content opened={opened} onRetry={open} />
      </main>
    </>
  )
}

async function cityName(): Promise<string> {
  return ((await (await fetch('/console/config.json')).json()) as { city: string }).city
}

function Content({
  opened,
  onRetry,
}: {
  opened: OpenedPreview | 'ended' | 'offline' | undefined
  onRetry: () => void
}) {
  if (opened === undefined) {
    return (
      <div class="wrap page-body">
        <h1>Preview</h1>
        <p class="loading" role="status">
          Opening the preview…
        </p>
      </div>
    )
  }
  if (opened === 'offline') {
    return (
      <Message title="The portal cannot be reached">
        <p>Check your connection, then try again.</p>
        <p>
          <button type="button" class="button" onClick={onRetry}>
            Try again
          </button>
        </p>
      </Message>
    )
  }
  if (opened === 'ended') return <Ended />
  return opened.state === 'published' ? <Published page={opened.page} /> : <Preview {...opened} />
}

/** The API does not tell a link that ended from one that never was. */
function Ended() {
  return (
    <Message title="This preview link does not work">
      <p>It has expired, it was revoked, or it was not copied as a whole.</p>
      <p>Ask whoever sent it to you for a new one. What is public already is on the site of the portal.</p>
      <p>
        <a href="/">Go to the public site</a>
      </p>
    </Message>
  )
}

function Published({ page }: { page: string }) {
  return (
    <Message title="This is public by now">
      <p>The data that the link showed you in advance has been published.</p>
      <p>
        <a class="button" href={page}>
          Go to its page
        </a>
      </p>
    </Message>
  )
}

function Message({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="wrap page-body">
      <div class="empty-state">
        <h1>{title}</h1>
        {children}
      </div>
    </div>
  )
}

function Preview({ name, expiresAt, metadata, department, rows, columns, preview, releaseTime }: Shown) {
  return (
    <>
      <div class="page-top">
        <div class="wrap">
          <h1>{metadata.title}</h1>
          <p class="lead">{department}</p>
        </div>
      </div>
      <div class="wrap page-body stack">
        <div class="alert warn">
          <p>
            <strong>Not public yet.</strong> This preview is for <strong>{name}</strong>, until{' '}
            {bothTimesText(expiresAt)}. Please do not pass it on.
          </p>
          {releaseTime && (
            <p>
              {releaseTime.kind === 'embargo' ? 'Under embargo until ' : 'It becomes public at the earliest on '}
              {bothTimesText(releaseTime.at)}.
            </p>
          )}
        </div>
        <section class="check-section" aria-labelledby="about-heading">
          <h2 id="about-heading">What it is</h2>
          <p class="long-text">{metadata.description}</p>
          <About metadata={metadata} rows={rows} />
        </section>
        <Rows columns={columns} preview={preview} />
        <Columns columns={columns} metadata={metadata} rows={rows} />
      </div>
    </>
  )
}

function About({ metadata, rows }: Pick<Shown, 'metadata' | 'rows'>) {
  const licence = licenceOf(metadata.license)
  return (
    <dl class="details">
      <dt>Rows</dt>
      <dd>{numberText(rows)}</dd>
      <dt>Renewed</dt>
      <dd>{FREQUENCY_WORDS[metadata.frequency]}</dd>
      <dt>Licence, once it is public</dt>
      <dd>{licence.url ? <a href={licence.url}>{licence.name}</a> : licence.name}</dd>
      {metadata.conditions && (
        <>
          <dt>Conditions of use</dt>
          <dd class="long-text">{metadata.conditions}</dd>
        </>
      )}
      <dt>Contact</dt>
      <dd>
        {metadata.contactName}, <a href={`mailto:${metadata.contactEmail}`}>{metadata.contactEmail}</a>
      </dd>
    </dl>
  )
}

function Rows({ columns, preview }: Pick<Shown, 'columns' | 'preview'>) {
  return (
    <section class="check-section" aria-labelledby="rows-heading">
      <h2 id="rows-heading">First rows</h2>
      <p>The first {countText(preview.length, 'row')}, as they would be published.</p>
      <RowsTable columns={columns} rows={preview} />
    </section>
  )
}

function Columns({ columns, metadata, rows }: Pick<Shown, 'columns' | 'metadata' | 'rows'>) {
  const described = new Map(metadata.columns.map((column) => [column.name, column]))
  return (
    <section class="check-section" aria-labelledby="columns-heading">
      <h2 id="columns-heading">Columns</h2>
      <TableScroll label="Table of the columns">
        <table class="words">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Type</th>
              <th scope="col">What it means</th>
              <th scope="col">From, to</th>
              <th scope="col">Cells filled</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ name, type, nulls, min, max }) => {
              const { title, description } = described.get(name) ?? {}
              return (
                <tr key={name}>
                  <th scope="row">
                    <code>{name}</code>
                  </th>
                  <td>{TYPE_WORDS[type]}</td>
                  <td>{[title, description].filter(Boolean).join(': ') || <span class="empty">not described</span>}</td>
                  <td>{min === undefined ? '' : `${min} to ${max}`}</td>
                  <td class="number">{numberText(rows - nulls)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </TableScroll>
    </section>
  )
}
