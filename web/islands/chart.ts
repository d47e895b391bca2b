// web/islands/chart.ts: a chart that its reader makes: settings, address, drawing, numbers. Also in frames of other sites.
import type { DatasetJson } from '../../core/catalog/dataset-json.ts'
import { readChoice, writeChoice } from '../../core/chart/choice.ts'
import type { ChartChoice } from '../../core/chart/model.ts'
import { TooManyGroups } from '../../core/chart/tally.ts'
import { startForm } from './chart/form.ts'
import { NoTable, startReading } from './chart/reading.ts'
import { startStage } from './chart/stage.ts'
import { say } from './chart/words.ts'
import { isEmbedded, offerEmbed } from './embed-snippet.ts'
import { fillFrame, languagePrefix, loadDataset, slugIn, titleIn } from './view-data.ts'

const FAULTS = { 'no-dataset': 'noDataset', 'not-found': 'notFound', unreachable: 'unreachable' } as const
/** From this width on, the settings stand beside the chart. */
const WIDE = '(min-width: 62rem)'

await start()

async function start(): Promise<void> {
  const status = document.querySelector<HTMLElement>('#view-status')
  const loaded = await loadDataset(slugIn(location.search))
  if ('fault' in loaded) {
    if (status) status.textContent = say(FAULTS[loaded.fault])
    return
  }
  fillFrame(loaded.dataset, languagePrefix())
  const choice = readChoice(new URLSearchParams(location.search), loaded.dataset)
  if (status) status.textContent = choice ? '' : say('nothing')
  if (!choice) return
  document.querySelector('#view')!.toggleAttribute('hidden', false)
  foldSettings()
  follow(loaded.dataset, choice)
}

/** Draws the choice in the address, and writes what the reader chooses into it. */
function follow(dataset: DatasetJson, first: ChartChoice): void {
  const stage = startStage(dataset)
  const read = startReading(dataset)
  const refreshEmbed = offerEmbed(() => `${titleIn(dataset)}: ${stage.title()}`)
  let underWay = new AbortController()

  const show = async (choice: ChartChoice) => {
    underWay.abort()
    underWay = new AbortController()
    const { signal } = underWay
    stage.wait()
    try {
      const shown = await read(choice, { signal, onProgress: stage.progress })
      if (!signal.aborted) stage.draw(choice, shown)
    } catch (error) {
      if (!signal.aborted) stage.fail(faultText(error))
    }
    refreshEmbed()
  }
  const form = startForm(dataset, (choice) => {
    history.pushState(null, '', addressOf(dataset.slug, choice))
    form.fill(choice)
    void show(choice)
  })
  stage.onStop(() => {
    underWay.abort()
    stage.fail(say('stopped'))
  })
  addEventListener('popstate', () => {
    const choice = readChoice(new URLSearchParams(location.search), dataset)
    if (!choice) return
    form.fill(choice)
    void show(choice)
  })
  form.fill(first)
  void show(first)
}

function addressOf(slug: string, choice: ChartChoice): string {
  return `${location.pathname}?${new URLSearchParams([['dataset', slug], ...writeChoice(choice)])}`
}

function faultText(error: unknown): string {
  if (error instanceof NoTable) return say('noFile')
  return error instanceof TooManyGroups ? say('tooMany') : say('broken')
}

/** On a phone the chart comes first: its settings are one line until they are opened. */
function foldSettings(): void {
  const settings = document.querySelector<HTMLDetailsElement>('#chart-settings')
  if (!settings || isEmbedded()) return
  const wide = matchMedia(WIDE)
  settings.open = wide.matches
  wide.addEventListener('change', () => {
    settings.open = wide.matches
  })
}
