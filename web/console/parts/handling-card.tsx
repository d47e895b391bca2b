// web/console/parts/handling-card.tsx: on the page of a dataset, in short: how its files are read, checked and redacted.
import { countText } from '../../catalog/words.ts'
import type { Dataset, Version } from '../api.ts'
import { mayCheckAgain } from '../checking.ts'
import { useDesk } from '../context.ts'
import { redactionText } from '../handling-words.ts'
import { mayHandle } from '../rights.ts'
import { hrefOf } from '../router.ts'
import { listText } from '../words.ts'
import { Loader, useLoad } from './load.tsx'

/** @param props.newest the newest version that was checked; without one there is nothing to declare yet */
export function HandlingCard({ dataset, newest }: { dataset: Dataset; newest: Version | undefined }) {
  const { api, me, drafts } = useDesk()
  const view = useLoad(() => api.handling(dataset.id), [dataset.id, dataset.revision])
  if (!newest) return null
  const waiting = drafts.of(dataset.id).length
  const mayChange = mayCheckAgain(me, dataset, newest)
  const href = hrefOf({ page: 'version', id: dataset.id, number: newest.number })
  return (
    <section class="card" aria-labelledby="handling-heading">
      <h2 id="handling-heading">How files are checked</h2>
      <Loader load={view} what="how files are checked">
        {({ handling }) => {
          const types = handling.columns.filter(({ type }) => type !== undefined).length
          const rules = handling.columns.filter(({ constraints }) => constraints !== undefined).length
          const { primaryKey, decisions, redactions } = handling
          return (
            <dl class="details">
              <dt>Types declared</dt>
              <dd>{types === 0 ? 'none: they are found out from the cells' : countText(types, 'column')}</dd>
              <dt>Rules</dt>
              <dd>{rules === 0 ? 'none' : `on ${countText(rules, 'column')}`}</dd>
              <dt>Key</dt>
              <dd>{primaryKey.length === 0 ? 'none' : <code>{listText(primaryKey)}</code>}</dd>
              <dt>Decisions about findings</dt>
              <dd>{decisions.length === 0 ? 'none' : decisions.length}</dd>
              <dt>Redactions</dt>
              <dd>
                {redactions.length === 0 ? (
                  'none: every column is published as it comes'
                ) : (
                  <ul>
                    {redactions.map((redaction, index) => (
                      <li key={index}>
                        {'column' in redaction && (
                          <>
                            <code>{redaction.column}</code>:{' '}
                          </>
                        )}
                        {redactionText(redaction)}
                      </li>
                    ))}
                  </ul>
                )}
              </dd>
            </dl>
          )
        }}
      </Loader>
      {waiting > 0 && (
        <div class="alert warn">
          <p>Changes that you made on the page of version {newest.number} are not checked yet.</p>
        </div>
      )}
      <p>
        The next file is checked the same way.{' '}
        <a href={href}>
          {mayChange ? 'See and change it' : 'See it'} on the page of version {newest.number}
        </a>
        {!mayChange && mayHandle(me, dataset.metadata.departmentId) && ', and change it when the next file was checked'}
        .
      </p>
    </section>
  )
}
