// web/console/parts/promotion/offer.tsx: chooses what goes along, and makes a signed bundle of it.
import { useState } from 'preact/hooks'
import { bytesText, countText, dayText } from '../../../catalog/words.ts'
import { useDesk } from '../../context.ts'
import { type MadeBundle, makeBundle, type Offer, offer, type Selection } from '../../desk/promotion.ts'
import { ROLE_NAMES } from '../../people-words.ts'
import { countChosen, NOTHING_CHOSEN, type OfferedLine, overLimits } from '../../promotion-draft.ts'
import { Field } from '../field.tsx'
import { Loader, ProblemAlert, useLoad } from '../load.tsx'
import { useAction } from '../people/action.tsx'
import { MadePanel } from './made-panel.tsx'
import { OfferGroup } from './offer-group.tsx'

/** @param onMade a promotion of this portal is new in the list */
export function OfferSection({ onMade }: { onMade: () => void }) {
  const { api } = useDesk()
  const load = useLoad(() => offer(api), [api])
  return (
    <section class="card" aria-labelledby="offer">
      <h2 id="offer">Make a bundle</h2>
      <p>
        Choose what goes to production. The bundle is one signed file: it carries metadata, sign-offs and checksums, and
        addresses from which the other portal fetches the data itself. Nothing is uploaded again, and what is not signed
        off cannot go.
      </p>
      <Loader load={load} what="what can go">
        {(value) => <OfferForm value={value} onMade={onMade} />}
      </Loader>
    </section>
  )
}

function OfferForm({ value, onMade }: { value: Offer; onMade: () => void }) {
  const { api, announce } = useDesk()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<Selection>(NOTHING_CHOSEN)
  const [made, setMade] = useState<MadeBundle>()
  const { isBusy, problem, run } = useAction()
  const count = countChosen(chosen)
  const lines = linesOf(value)
  const { number, isOwn } = value.signOffPolicy

  async function make(event: Event): Promise<void> {
    event.preventDefault()
    setMade(undefined)
    await run(async () => {
      setMade(await makeBundle(api, chosen))
      announce('The bundle was made. Download it.')
      onMade()
    })
  }

  if (value.datasets.length + value.documents.length + value.news.length === 0 && !isOwn) {
    return <p class="muted">There is nothing yet that could go: no dataset was approved, and no policy signed.</p>
  }
  return (
    <form noValidate onSubmit={make}>
      {problem && <ProblemAlert problem={problem} />}
      <Field id="offer-search" label="Find" hint="By title, address or department.">
        {(control) => (
          <input {...control} type="search" value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
        )}
      </Field>
      {(['datasets', 'documents', 'news'] as const).map((kind) => (
        <OfferGroup
          key={kind}
          {...{ search, legend: LEGENDS[kind], lines: lines[kind], chosen: chosen[kind], most: value.limits[kind] }}
          onChange={(ids) => setChosen({ ...chosen, [kind]: ids })}
        />
      ))}
      <fieldset class="choice-group">
        <legend>Who signs what</legend>
        <label class="check">
          <input
            type="checkbox"
            checked={chosen.signOffPolicy}
            onChange={(event) => setChosen({ ...chosen, signOffPolicy: event.currentTarget.checked })}
          />
          <span>
            The sign-off policy
            <span class="muted check-help">
              {isOwn ? `Version ${number}. It replaces the one there.` : 'Still the one that every portal begins with.'}
            </span>
          </span>
        </label>
      </fieldset>
      <div class="form-actions">
        <button type="submit" class="button" disabled={isBusy || count === 0 || overLimits(chosen, value).length > 0}>
          {isBusy ? 'Making the bundle…' : count === 0 ? 'Choose something first' : `Make a bundle of ${count}`}
        </button>
      </div>
      {made && <MadePanel made={made} />}
    </form>
  )
}

const LEGENDS = { datasets: 'Datasets', documents: 'Policies', news: 'News' } as const

function linesOf({ datasets, documents, news }: Offer): Record<keyof typeof LEGENDS, OfferedLine[]> {
  return {
    datasets: datasets.map(({ id, slug, title, department, version, whyNot }) => ({
      ...{ id, title, whyNot, text: `${title} ${slug} ${department.name}` },
      facts: [
        department.name,
        ...(version
          ? [
              `version ${version.number}`,
              version.status,
              countText(version.rows, 'row'),
              bytesText(version.bytes),
              version.isStanding ? 'standing approval' : signersText(version.signOffs),
            ]
          : []),
      ],
    })),
    documents: documents.map(({ id, title, number, effective, signOffs }) => ({
      ...{ id, title, text: `${title} ${id}` },
      facts: [`version ${number}`, `from ${dayText(effective)}`, signersText(signOffs)],
    })),
    news: news.map(({ id, title, publishedAt }) => ({
      ...{ id, title, text: `${title} ${id}` },
      facts: [`published ${dayText(publishedAt)}`, 'arrives as a draft'],
    })),
  }
}

function signersText(signOffs: readonly { readonly role: keyof typeof ROLE_NAMES; readonly by: string }[]): string {
  return `signed by ${signOffs.map(({ role, by }) => `${by} (${ROLE_NAMES[role].toLowerCase()})`).join(', ')}`
}
