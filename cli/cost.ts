// cli/cost.ts: `plaza cost`: what a stage costs idle and by use, from its own templates.
import { parseArgs } from 'node:util'
import { loadSettings } from '../adapters/settings-file.ts'
import { type Settings, STAGES, type StageName } from '../core/settings.ts'
import { type IdleCost, idleCostOf, usedBy } from './cost/idle.ts'
import { PRICE_DATE, pricesOf, SOURCES } from './cost/prices.ts'
import { type Amounts, EXAMPLES, type Use, useCostOf } from './cost/use.ts'

const HELP = `plaza cost [beta|production] [options]

What a stage costs in US dollars a month, without tax: idle, counted in the templates that a deployment would send, and
by use. Without a stage: both, as in one account, which shares what AWS gives for nothing. Asks AWS nothing: prices are
a table in cli/cost/prices.ts with its date, and where to check them.
Exit code: 0 done, 2 bad arguments or settings.

  --views N        page views of a month
  --downloads GB   gigabytes of files that are downloaded in a month
  --calls N        calls of the API in a month
  --json           one JSON document
`

const OPTIONS = {
  views: { type: 'string' },
  downloads: { type: 'string' },
  calls: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

interface Asked {
  readonly stages: readonly StageName[]
  readonly json: boolean
  /** Absent when no amount was given. */
  readonly month?: Partial<Use>
}

/** What the command says, as `--json` prints it. */
export interface CostDocument {
  readonly stages: readonly StageName[]
  readonly region: string
  readonly pricesOf: string
  readonly note?: string
  readonly priceDate: string
  readonly idle: IdleCost
  readonly use: readonly { readonly what: string; readonly listed: number; readonly paid: number }[]
  /** The whole of a month with the use that was asked for, free tiers taken off. */
  readonly month?: { readonly use: Partial<Use>; readonly dollars: number }
  readonly sources: Readonly<Record<string, string>>
}

/** @returns the exit code */
export async function cost(args: string[]): Promise<number> {
  try {
    const asked = readArguments(args)
    if (!asked) {
      process.stdout.write(HELP)
      return 0
    }
    const document = await costOf(await loadSettings(), asked)
    process.stdout.write(asked.json ? `${JSON.stringify(document, null, 2)}\n` : textOf(document))
    return 0
  } catch (error) {
    process.stderr.write(`plaza cost: ${error instanceof Error ? error.message : error}\n`)
    return 2
  }
}

/** @returns undefined when only help is wanted */
function readArguments(args: string[]): Asked | undefined {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  if (values.help) return undefined
  const [named, ...more] = positionals
  const stage = STAGES.find((one) => one === named)
  if ((named !== undefined && !stage) || more.length > 0) {
    throw new Error(`expected beta or production, found "${positionals.join(' ')}"`)
  }
  const amounts = {
    pageViews: amount('--views', values.views),
    downloadGigabytes: amount('--downloads', values.downloads),
    apiCalls: amount('--calls', values.calls),
  }
  const given = Object.fromEntries(Object.entries(amounts).filter(([, value]) => value !== undefined))
  return {
    stages: stage ? [stage] : STAGES,
    json: values.json,
    ...(Object.keys(given).length > 0 ? { month: given as Partial<Use> } : {}),
  }
}

function amount(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value
  throw new Error(`${option}: expected a number such as 1000, found "${text}"`)
}

/** @param asked both stages count as in one account; prices are those of the first one's region */
export async function costOf(settings: Settings, { stages, month }: Omit<Asked, 'json'>): Promise<CostDocument> {
  const { templatesOf } = await import('./cost/templates.ts')
  const templates: object[] = []
  for (const stage of stages) templates.push(...(await templatesOf(settings, stage)))
  const own = settings.stages[stages.at(-1)!]
  const { region, note } = pricesOf(own.region)
  const idle = idleCostOf(templates, own.region)
  const { used } = usedBy(templates)
  const taken: Amounts = {
    logGigabyte: used.logGigabytes ?? 0,
    functionMillionRequests: used.functionMillionRequests ?? 0,
    functionGigabyteSecond: used.functionGigabyteSeconds ?? 0,
  }
  return {
    stages,
    region: own.region,
    pricesOf: region,
    ...(note ? { note } : {}),
    priceDate: PRICE_DATE,
    idle,
    use: EXAMPLES.map(({ what, use }) => ({ what, ...useCostOf(use, own) })),
    ...(month ? { month: { use: month, dollars: idle.dollarsPerMonth + useCostOf(month, own, taken).paid } } : {}),
    sources: SOURCES,
  }
}

function textOf({ stages, pricesOf: region, note, priceDate, idle, use, month, sources }: CostDocument): string {
  const lines = [
    `${stages.join(' and ')}, US dollars a month without tax`,
    `List prices of ${region}, as of ${priceDate}${note ? ` (${note})` : ''}`,
    '',
    'When nobody comes:',
    ...idle.lines.map(({ what, dollarsPerMonth }) => `${dollars(dollarsPerMonth)}  ${what}`),
    `${dollars(idle.dollarsPerMonth)}  altogether, a domain of the city's own aside`,
    `${dollars(idle.dollarsWithoutFreeTiers)}  altogether, where other things in the account use up its free tiers`,
    '',
    'By use: list price, and what is left of it where the account holds nothing else that uses up its free tiers',
    ...use.map(({ what, listed, paid }) => `${dollars(listed)}  ${dollars(paid)}  ${what}`),
    ...(month ? ['', `${dollars(month.dollars)}  a month with ${wordsOf(month.use)}, free tiers taken off`] : []),
    '',
    'What is assumed is in docs/cost.md. Check prices before you rely on them:',
    ...Object.entries(sources).map(([what, address]) => `  ${what}: ${address}`),
  ]
  return `${lines.join('\n')}\n`
}

function wordsOf({ pageViews, downloadGigabytes, apiCalls }: Partial<Use>): string {
  const parts = [
    pageViews === undefined ? [] : [`${pageViews.toLocaleString('en-US')} page views`],
    downloadGigabytes === undefined ? [] : [`${downloadGigabytes.toLocaleString('en-US')} GB of downloads`],
    apiCalls === undefined ? [] : [`${apiCalls.toLocaleString('en-US')} API calls`],
  ]
  return parts.flat().join(', ')
}

/** Cents, right under each other. */
function dollars(amount: number): string {
  return amount.toFixed(2).padStart(9)
}
