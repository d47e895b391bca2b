// web/islands/sql.ts: a dataset asked in SQL. The engine is fetched when somebody starts it, and answers in this browser.
import type { DatasetJson } from '../../core/catalog/dataset-json.ts'
import { askedIn, hashOf } from './sql/address.ts'
import { MOST_SHOWN_ROWS, showAnswer, showFault, summaryOf } from './sql/answer-view.ts'
import { csvOf } from './sql/csv.ts'
import type { Answer, Engine } from './sql/engine.ts'
import { examplesOf } from './sql/examples.ts'
import type { SqlFault } from './sql/fault.ts'
import { startFinder } from './sql/finder.ts'
import { tableName } from './sql/names.ts'
import { button, element, part } from './sql/parts.ts'
import { showTables } from './sql/table-list.ts'
import { bytesText, say, secondsText } from './sql/words.ts'
import { fillFrame, languagePrefix, loadDataset, slugIn, titleIn } from './view-data.ts'

/** Of the module without compression, to tell how much has come. As it travels it is 6 MB. */
const MODULE_BYTES = 34_250_000
const MODULE_MEGABYTES = 6

const page = part('sql')
const query = part<HTMLTextAreaElement>('sql-query')
const runButton = part<HTMLButtonElement>('sql-run')
const cancelButton = part<HTMLButtonElement>('sql-cancel')
const status = part('sql-status')
const progress = part<HTMLProgressElement>('sql-progress')

const datasets: DatasetJson[] = []
let engine: Promise<Engine> | undefined
let running: AbortController | undefined
let answer: Answer | undefined

void open()

async function open(): Promise<void> {
  const loaded = await loadDataset(slugIn(location.search))
  const said = part('view-status')
  if ('fault' in loaded) {
    const words = { 'no-dataset': 'noDataset', 'not-found': 'notFound', unreachable: 'datasetUnreachable' }
    said.textContent = say(words[loaded.fault])
    return
  }
  fillFrame(loaded.dataset, languagePrefix())
  if (!hasParquet(loaded.dataset)) {
    said.textContent = say('noParquet')
    return
  }
  datasets.push(loaded.dataset)
  await takeAddress()
  connect()
  said.textContent = ''
  part('view').hidden = false
}

/** The query and the tables of the address; the first example where it has no query. */
async function takeAddress(): Promise<void> {
  const { sql, added } = askedIn(location.hash)
  for (const slug of added) await add(slug)
  showSides()
  query.value = sql || examplesOf(datasets[0]!, []).find(({ words }) => words !== 'exampleJoin')!.sql
}

function connect(): void {
  runButton.addEventListener('click', () => void run())
  cancelButton.addEventListener('click', () => {
    running?.abort()
    runButton.focus()
  })
  query.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void run()
  })
  part('sql-share').addEventListener('click', () => void share())
  part('sql-download').addEventListener('click', download)
  part('sql-more').addEventListener('click', () => {
    if (answer) showAnswer(answer, MOST_SHOWN_ROWS)
    part('sql-rows').focus()
  })
  window.addEventListener('hashchange', () => void takeAddress())
  startFinder(
    (slug) => void addChosen(slug),
    (slug) => datasets.some((dataset) => dataset.slug === slug),
  )
}

const hasParquet = ({ files }: DatasetJson): boolean => files.some(({ format }) => format === 'parquet')

function showSides(): void {
  showTables(datasets, { insert, remove: (dataset) => void remove(dataset) })
  const examples = examplesOf(datasets[0]!, datasets.slice(1))
  part('sql-examples').replaceChildren(
    ...examples.map(({ words, values, sql }) => {
      const unit = values['unit']
      const label = say(words, unit ? { ...values, unit: say(unit) } : values)
      return element(
        'li',
        '',
        button('sql-example', label, () => take(sql)),
      )
    }),
  )
}

/** Puts an example into the editor; it runs at once when SQL was started. */
function take(sql: string): void {
  query.value = sql
  query.focus()
  if (engine) void run()
}

function insert(name: string): void {
  query.setRangeText(name, query.selectionStart, query.selectionEnd, 'end')
  query.focus()
}

/** @returns what was added; undefined when it is there already or cannot be a table */
async function add(slug: string): Promise<DatasetJson | undefined> {
  if (datasets.some((dataset) => dataset.slug === slug)) return undefined
  const loaded = await loadDataset(slug)
  if ('fault' in loaded) {
    status.textContent = say('datasetUnreachable')
    return undefined
  }
  const { dataset } = loaded
  if (!hasParquet(dataset)) {
    status.textContent = say('noParquetOther', { title: titleIn(dataset) })
    return undefined
  }
  await (await engine)?.add(dataset)
  datasets.push(dataset)
  return dataset
}

async function addChosen(slug: string): Promise<void> {
  const dataset = await add(slug)
  part<HTMLInputElement>('sql-find-text').focus()
  if (!dataset) return
  showSides()
  saveAddress()
  status.textContent = say('added', { title: titleIn(dataset), table: tableName(dataset.slug) })
}

async function remove(dataset: DatasetJson): Promise<void> {
  datasets.splice(datasets.indexOf(dataset), 1)
  await (await engine)?.remove(dataset.slug)
  showSides()
  saveAddress()
  part('sql-find-text').focus()
  status.textContent = say('removed', { title: titleIn(dataset) })
}

/** The same question in the other languages too. */
function saveAddress(): void {
  const hash = hashOf({ sql: query.value, added: datasets.slice(1).map(({ slug }) => slug) })
  history.replaceState(null, '', `${location.pathname}${location.search}${hash}`)
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a')) link.hash = hash
}

async function share(): Promise<void> {
  saveAddress()
  const isCopied = await navigator.clipboard?.writeText(location.href).then(
    () => true,
    () => false,
  )
  status.textContent = say(isCopied ? 'copied' : 'notCopied')
}

async function run(): Promise<void> {
  if (running) return
  running = new AbortController()
  const { signal } = running
  saveAddress()
  part('sql-fault').hidden = true
  setBusy(true)
  try {
    const started = await abortable(startedEngine(), signal)
    work(say('working'))
    answer = await started.run(query.value, { signal, onProgress: showReading, agrees: (bytes) => asks(bytes, signal) })
    showAnswer(answer)
    status.textContent = summaryOf(answer, secondsText(answer.milliseconds), bytesText(answer.bytes))
  } catch (error) {
    explain(error as SqlFault)
  } finally {
    running = undefined
    setBusy(false)
  }
}

function explain(fault: Partial<SqlFault> & Error): void {
  const kind = fault.kind ?? 'other'
  // Without its worker the engine is gone; the next query starts it again.
  if (kind === 'stopped' || kind === 'memory') engine = undefined
  part('sql-answer').hidden = true
  if (kind === 'cancelled' || kind === 'stopped') {
    status.textContent = say(`fault.${kind}`)
    return
  }
  status.textContent = ''
  showFault({ kind, message: fault.message, place: fault.place })
}

function startedEngine(): Promise<Engine> {
  engine ??= startEngine()
  engine.catch(() => {
    engine = undefined
  })
  return engine
}

async function startEngine(): Promise<Engine> {
  const { engine: script, worker, module } = page.dataset
  work(say('downloading', { done: '0' }), 0)
  const { startEngine: start } = (await import(script!).catch(() => {
    throw Object.assign(new Error(), { kind: 'unreachable' })
  })) as typeof import('./sql/engine.ts')
  const started = await start({ worker: worker!, module: module! }, (bytes) => {
    const share = Math.min(1, bytes / MODULE_BYTES)
    if (running) work(say('downloading', { done: (share * MODULE_MEGABYTES).toFixed(1) }), share)
  })
  if (running) work(say('preparing'))
  for (const dataset of datasets) await started.add(dataset)
  runButton.textContent = runButton.dataset['run'] ?? ''
  runButton.removeAttribute('aria-describedby')
  part('sql-start-hint').hidden = true
  return started
}

/** Loading goes on in the background; only the wait for it ends. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(Object.assign(new Error(), { kind: 'cancelled' })))
  })
  return Promise.race([promise, aborted])
}

function showReading(done: number, of: number): void {
  work(say('reading', { done: bytesText(done), of: bytesText(of) }), done / of)
  if (done >= of) work(say('working'))
}

/** @param share from 0 to 1; a bar without a value when it cannot be told */
function work(text: string, share?: number): void {
  if (status.textContent !== text) status.textContent = text
  if (share === undefined) progress.removeAttribute('value')
  else progress.value = share
}

function setBusy(isBusy: boolean): void {
  runButton.setAttribute('aria-disabled', String(isBusy))
  cancelButton.hidden = !isBusy
  progress.hidden = !isBusy
  if (!isBusy) part('sql-large').hidden = true
}

/** Asks before much is read; cancelling is a no. */
function asks(bytes: number, signal: AbortSignal): Promise<boolean> {
  const size = bytesText(bytes)
  const box = part('sql-large')
  const text = part('sql-large-text')
  const [yes, no] = [part('sql-large-yes'), part('sql-large-no')]
  text.textContent = say('large', { bytes: size })
  yes.textContent = say('goOn', { bytes: size })
  no.textContent = say('notNow')
  box.hidden = false
  text.focus()
  return new Promise((resolve) => {
    const answered = (agrees: boolean) => {
      box.hidden = true
      query.focus()
      resolve(agrees)
    }
    yes.onclick = () => answered(true)
    no.onclick = () => answered(false)
    signal.addEventListener('abort', () => answered(false))
  })
}

function download(): void {
  if (!answer) return
  const names = answer.columns.map(({ name }) => name)
  const file = new Blob([csvOf(names, answer.rows)], { type: 'text/csv;charset=utf-8' })
  const link = element('a')
  link.href = URL.createObjectURL(file)
  link.download = `${datasets[0]!.slug}-answer.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
