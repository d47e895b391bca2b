// web/islands/explore.ts: the table view: finds out which dataset is meant, and starts the explorer on it.
//
// The embedded table is the same script. It needs `#view` (hidden), `#view-status` with role=status, the words from
// `exploreTexts(context)` of web/catalog/views/explore-page.ts, the style sheet `views.css`, and `<body data-embed>`.
import { offerEmbed } from './embed-snippet.ts'
import { Explorer, type ExplorerOptions } from './explore-app.ts'
import { wordsOfPage } from './explore-words.ts'
import { fillFrame, languagePrefix, loadDataset, slugIn, titleIn } from './view-data.ts'

/** Shows a table in `root`, as its address wants it. */
export function startExplorer(root: HTMLElement, options: ExplorerOptions): Promise<void> {
  return new Explorer(root, options).start()
}

const FAULT_WORDS = { 'no-dataset': 'noDataset', 'not-found': 'notFound', unreachable: 'unreachable' } as const

async function start(root: HTMLElement, status: HTMLElement): Promise<void> {
  const words = wordsOfPage()
  const loaded = await loadDataset(slugIn(location.search))
  if ('fault' in loaded) {
    status.textContent = words.say(FAULT_WORDS[loaded.fault])
    return
  }
  fillFrame(loaded.dataset, languagePrefix())
  root.hidden = false
  const isEmbedded = document.body.dataset['embed'] !== undefined
  const offer = document.querySelector('#embed-offer')
  offerEmbed(() => titleIn(loaded.dataset))
  await startExplorer(root, { dataset: loaded.dataset, words, isEmbedded, status })
  if (offer) root.append(offer) // below the table
}

const root = document.querySelector<HTMLElement>('#view')
const status = document.querySelector<HTMLElement>('#view-status')
if (root && status) void start(root, status)
