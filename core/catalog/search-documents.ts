// core/catalog/search-documents.ts: what the search in the reader's browser knows of each dataset.
import { compareText, liveDatasets, type PublishedDataset } from './published.ts'

/** Small on purpose: the whole list travels to the browser once somebody searches. */
export interface SearchDocument {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly keywords: string
  readonly department: string
  readonly topic: string
  readonly columns: string
}

const TEXT_LIMIT = 300

/** One document per live dataset, `id` is the slug, in order of slug. */
export function searchDocuments(datasets: readonly PublishedDataset[]): SearchDocument[] {
  return liveDatasets(datasets)
    .map(({ slug, department, current }) => ({
      id: slug,
      title: current.metadata.title,
      text: current.metadata.description.slice(0, TEXT_LIMIT),
      keywords: current.metadata.keywords.join(' '),
      department: department.name,
      topic: current.metadata.topic,
      // `created_date` must be found by "created" as well.
      columns: current.columns.map((column) => column.name.replaceAll('_', ' ')).join(' '),
    }))
    .sort((a, b) => compareText(a.id, b.id))
}
