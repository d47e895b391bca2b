// local/options.ts: where the one-machine edition keeps its things and on which ports it listens.
import { isAbsolute, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { STAGES, type StageName } from '../core/settings.ts'

export interface Options {
  /** Beta and production run beside each other and share nothing. */
  readonly stage: StageName
  /** Settings of another city than `plaza.config.ts` describes. */
  readonly settings?: string
  /** Folder of everything that is kept. */
  readonly dir: string
  /** Start over: delete what is kept. */
  readonly fresh: boolean
  /** Leave the portal empty at first start. */
  readonly seed: boolean
  /** Only the stand-in for the CDN: the public site without anything behind it. */
  readonly publicOnly: boolean
  readonly ports: Ports
}

/** One block of five, from the first. */
export interface Ports {
  readonly portal: number
  readonly s3: number
  readonly dynamodb: number
  readonly sqs: number
  readonly oidc: number
}

export const HELP = `Starts the whole portal on this machine.

  npm start                      the portal with a sample city; data is kept in .plaza/
  npm start -- --stage production  production beside it, on 8090 to 8094; empty until something is promoted
  npm start -- --fresh           start over: what was kept is deleted
  npm start -- --no-seed         at first start, an empty portal
  npm start -- --only=cdn        the public site alone, with nothing behind it
  npm start -- --port=9000       listen on 9000 to 9004 instead of 8080 to 8084 (or set PLAZA_PORT)
  npm start -- --settings=FILE   another city: its settings instead of plaza.config.ts (or set PLAZA_SETTINGS)
  npm start -- --dir=FOLDER      keep the data elsewhere (or set PLAZA_DIR)
`

const root = join(import.meta.dirname, '..')
const PLACES: Readonly<Record<StageName, { readonly port: string; readonly dir: string }>> = {
  beta: { port: '8080', dir: '.plaza/portal' },
  production: { port: '8090', dir: '.plaza/production' },
}

/** @throws Error that says which word of the command line is wrong; `help` when help was asked for */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      fresh: { type: 'boolean', default: false },
      'no-seed': { type: 'boolean', default: false },
      only: { type: 'string' },
      stage: { type: 'string', default: 'beta' },
      settings: { type: 'string' },
      port: { type: 'string' },
      dir: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return 'help'
  if (values.only !== undefined && values.only !== 'cdn') throw new Error(`--only: expected cdn, found ${values.only}`)
  const stage = STAGES.find((one) => one === values.stage)
  if (!stage) throw new Error(`--stage: expected ${STAGES.join(' or ')}, found ${values.stage}`)
  const port = values.port ?? environment['PLAZA_PORT'] ?? PLACES[stage].port
  const dir = values.dir ?? environment['PLAZA_DIR'] ?? PLACES[stage].dir
  const first = Number(port)
  if (!Number.isInteger(first) || first < 1024 || first > 65_531) {
    throw new Error(`--port: expected a whole number from 1024 to 65531, found ${port}`)
  }
  return {
    stage,
    ...(values.settings ? { settings: resolve(values.settings) } : {}),
    dir: isAbsolute(dir) ? dir : join(root, dir),
    fresh: values.fresh,
    seed: !values['no-seed'],
    publicOnly: values.only === 'cdn',
    ports: { portal: first, s3: first + 1, dynamodb: first + 2, sqs: first + 3, oidc: first + 4 },
  }
}
