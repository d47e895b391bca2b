// web/console/pages/home.tsx: what waits for me, and every dataset of my departments.

import { useState } from 'preact/hooks'
import { countText } from '../../catalog/words.ts'
import type { Dataset } from '../api.ts'
import { useDesk } from '../context.ts'
import { Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Welcome } from '../parts/people/welcome.tsx'
import { StatusBadge } from '../parts/status-badge.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { mayCreateDatasets } from '../rights.ts'
import { hrefOf } from '../router.ts'
import { fitsFilter, type Task, taskOf, versionToLookAt } from '../waiting.ts'
import { statusWords, timeText } from '../words.ts'

export function HomePage() {
  const { me } = useDesk()
  return me.grants.length === 0 ? <Welcome /> : <Datasets />
}

function Datasets() {
  const { api, me } = useDesk()
  const datasets = useLoad(() => api.datasets(), [])
  return (
    <>
      <PageHead title="Datasets">
        {mayCreateDatasets(me) && (
          <p>
            <a class="button" href={hrefOf({ page: 'new' })}>
              New dataset
            </a>
          </p>
        )}
      </PageHead>
      <div class="wrap page-body stack">
        <Loader load={datasets} what="the datasets">
          {(all) => (
            <>
              <Tasks datasets={all} />
              {all.length === 0 ? <NoDatasets mayCreate={mayCreateDatasets(me)} /> : <DatasetList datasets={all} />}
            </>
          )}
        </Loader>
      </div>
    </>
  )
}

function NoDatasets({ mayCreate }: { mayCreate: boolean }) {
  return (
    <div class="empty-state">
      <h2>No datasets yet</h2>
      {mayCreate ? (
        <>
          <p>Describe the first one; the data comes after that.</p>
          <p>
            <a class="button" href={hrefOf({ page: 'new' })}>
              Create a dataset
            </a>
          </p>
        </>
      ) : (
        <p>
          Datasets of your departments appear here. If you expected some, ask the open data team which departments you
          have.
        </p>
      )}
    </div>
  )
}

function Tasks({ datasets }: { datasets: readonly Dataset[] }) {
  const { api, me } = useDesk()
  const tasks = useLoad(async () => {
    const found = datasets.map(async (dataset) => {
      const number = versionToLookAt(dataset)
      return number ? taskOf(dataset, await api.version(dataset.id, number), me) : undefined
    })
    return (await Promise.all(found)).filter((task): task is Task => task !== undefined)
  }, [datasets])
  return (
    <section aria-labelledby="tasks-heading">
      <h2 id="tasks-heading">Waiting for you</h2>
      <Loader load={tasks} what="what waits for you">
        {(all) =>
          all.length === 0 ? (
            <p>Nothing right now.</p>
          ) : (
            <ul class="rows tasks">
              {all.map((task) => (
                <TaskRow key={task.dataset.id} {...task} />
              ))}
            </ul>
          )
        }
      </Loader>
    </section>
  )
}

function TaskRow({ dataset, version, todo, why }: Task) {
  const href = hrefOf({ page: 'version', id: dataset.id, number: version.number })
  const id = `task-${dataset.id}`
  return (
    <li class="row">
      <h3 id={id}>
        {dataset.metadata.title}, version {version.number}
      </h3>
      <p class="row-meta">{why}</p>
      <span class="row-badge">
        <a class="button" href={href} aria-describedby={id}>
          {todo}
        </a>
      </span>
    </li>
  )
}

function DatasetList({ datasets }: { datasets: readonly Dataset[] }) {
  const [filter, setFilter] = useState('')
  const shown = datasets.filter((dataset) => fitsFilter(dataset, statusText(dataset), filter))
  const byChange = [...shown].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
  return (
    <section aria-labelledby="datasets-heading">
      <div class="section-head">
        <h2 id="datasets-heading">All datasets of your departments</h2>
        <p role="status" class="muted">
          {filter
            ? `${shown.length} of ${countText(datasets.length, 'dataset')}`
            : countText(datasets.length, 'dataset')}
        </p>
      </div>
      <div class="field">
        <label for="filter">Filter by title, department or status</label>
        <input id="filter" type="search" value={filter} onInput={(event) => setFilter(event.currentTarget.value)} />
      </div>
      {shown.length === 0 ? (
        <p>
          No dataset fits.{' '}
          <button type="button" class="link-button" onClick={() => setFilter('')}>
            Show all
          </button>
        </p>
      ) : (
        <TableScroll label="Table of datasets" name="dataset-table">
          <table>
            <thead>
              <tr>
                <th scope="col">Dataset</th>
                <th scope="col" class="department">
                  Department
                </th>
                <th scope="col">Newest version</th>
                <th scope="col">Public</th>
                <th scope="col" class="changed">
                  Changed
                </th>
              </tr>
            </thead>
            <tbody>
              {byChange.map((dataset) => (
                <DatasetRow key={dataset.id} dataset={dataset} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  )
}

function DatasetRow({ dataset }: { dataset: Dataset }) {
  const { id, slug, metadata, department, lastVersion, lastStatus, publishedVersion, updatedAt } = dataset
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf({ page: 'dataset', id })}>{metadata.title}</a>
      </th>
      <td class="department">{department}</td>
      <td>
        {lastStatus ? (
          <>
            {lastVersion} <StatusBadge version={{ status: lastStatus }} />
          </>
        ) : (
          <span class="empty">none yet</span>
        )}
      </td>
      <td>
        {publishedVersion ? (
          <a href={`/datasets/${slug}/`}>Version {publishedVersion}</a>
        ) : (
          <span class="empty">no</span>
        )}
      </td>
      <td class="changed">{timeText(updatedAt)}</td>
    </tr>
  )
}

function statusText({ lastStatus }: Dataset): string {
  return lastStatus ? statusWords({ status: lastStatus }).words : 'none yet'
}
