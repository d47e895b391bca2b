// cli/deploy/stage-toolkit.ts: the CDK as a library: makes the templates of one stage, compares, prepares, deploys.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  BaseCredentials,
  BootstrapEnvironments,
  type CachedCloudAssembly,
  DiffMethod,
  type IIoHost,
  type IoMessage,
  MemoryContext,
  StackSelectionStrategy,
  Toolkit,
} from '@aws-cdk/toolkit-lib'
import type { Settings, StageName } from '../../core/settings.ts'
import { plazaApp } from '../../lib/app.ts'
import { changesIn, type StackChanges } from './changes.ts'
import type { Template } from './checks/name-collisions.ts'
import type { StackProgress } from './progress.ts'
import { stopOnBrokenRules } from './rules.ts'

const root = join(import.meta.dirname, '..', '..')
/** Also those inside stages, which the default passes over. */
const EVERY_STACK = { strategy: StackSelectionStrategy.ALL_STACKS } as const

export interface StageStack {
  readonly name: string
  readonly region: string
  readonly template: Template
}

/** What the deploy command needs of the CDK. Tests have one that remembers. */
export interface StageToolkit {
  /** In the order in which they are made. */
  readonly stacks: readonly StageStack[]
  /** Compares with what is deployed; writes nothing. */
  compare(): Promise<Comparison>
  /** Prepares the account for the CDK in a region, once for all portals. */
  bootstrap(account: string, region: string): Promise<void>
  /** @returns outputs of all stacks */
  deploy(): Promise<Readonly<Record<string, string>>>
  close(): Promise<void>
}

/** As the CDK's own command does; a CloudFormation on the same machine can be asked more often. */
const POLL_MILLISECONDS = 5000

export interface Comparison {
  readonly changes: readonly StackChanges[]
  /** The difference of the templates, line by line. */
  readonly text: string
}

/**
 * Makes the templates of a stage and checks them, as `npm run synth` does; a rule that is broken throws.
 *
 * @param onProgress what happens while stacks are made
 */
export async function openToolkit(
  settings: Settings,
  stage: StageName,
  onProgress: (progress: StackProgress) => void,
): Promise<StageToolkit> {
  const { region } = settings.stages[stage]
  const host = new Host(onProgress)
  const toolkit = new Toolkit({
    ioHost: host,
    emojis: false,
    color: false,
    sdkConfig: { baseCredentials: BaseCredentials.awsCliCompatible({ defaultRegion: region }) },
  })
  const assembly = await synthesize(toolkit, settings, stage)
  stopOnBrokenRules(readFileSync(join(assembly.cloudAssembly.directory, 'validation-report.json'), 'utf8'))
  const artifacts = assembly.cloudAssembly.stacksRecursively
  return {
    stacks: artifacts.map(({ stackName, environment, template }) => ({
      name: stackName,
      region: environment.region,
      template,
    })),
    async compare() {
      host.differences = []
      const method = DiffMethod.TemplateOnly({ compareAgainstProcessedTemplate: false })
      const differences = await toolkit.diff(assembly, { stacks: EVERY_STACK, method })
      const named = Object.entries(differences).map(([title, difference]) => [stackNameIn(title), difference] as const)
      return { changes: changesIn(Object.fromEntries(named)), text: host.differences.join('\n') }
    },
    async bootstrap(account, inRegion) {
      await toolkit.bootstrap(BootstrapEnvironments.fromList([`aws://${account}/${inRegion}`]))
    },
    async deploy() {
      // One after the other: the lines can be read, and three stacks that wait for each other gain nothing.
      const stackEventPollingInterval = Number(process.env['PLAZA_POLL_MILLISECONDS'] ?? POLL_MILLISECONDS)
      const { stacks } = await toolkit.deploy(assembly, {
        stacks: EVERY_STACK,
        concurrency: 1,
        stackEventPollingInterval,
      })
      return Object.assign({}, ...stacks.map(({ outputs }) => outputs))
    },
    close: () => assembly.dispose(),
  }
}

/** The CDK titles a difference with the path and the name: `beta/Storage (alder-bay-beta-storage)`. */
function stackNameIn(title: string): string {
  return /\(([^()]+)\)$/.exec(title)?.[1] ?? title
}

async function synthesize(toolkit: Toolkit, settings: Settings, stage: StageName): Promise<CachedCloudAssembly> {
  const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'))
  const source = await toolkit.fromAssemblyBuilder(
    async ({ outdir, context: known }) =>
      plazaApp(settings, [stage], {
        ...(outdir ? { outdir } : {}),
        context: { ...known },
        analyticsReporting: false,
      }).synth(),
    {
      outdir: join(root, 'cdk.out', `deploy-${stage}`),
      contextStore: new MemoryContext(context),
      resolveDefaultEnvironment: false, // nothing is looked up, and the account was asked for already
      lookups: false,
      synthOptions: { versionReporting: false },
    },
  )
  return toolkit.synth(source, { stacks: EVERY_STACK })
}

/** Turns what the CDK tells into progress, keeps differences, and says yes: the person was asked before. */
class Host implements IIoHost {
  differences: string[] = []
  readonly #onProgress: (progress: StackProgress) => void

  constructor(onProgress: (progress: StackProgress) => void) {
    this.#onProgress = onProgress
  }

  // biome-ignore lint/suspicious/noExplicitAny: the data differs with the code of the message
  async notify({ code, level, message, data }: IoMessage<any>): Promise<void> {
    if (process.env['PLAZA_VERBOSE'] && level !== 'trace') process.stderr.write(`[cdk] ${code ?? ''} ${message}\n`)
    if (code === 'CDK_TOOLKIT_I5100')
      this.#onProgress({ kind: 'stack', name: data.stack.stackName, number: data.current, of: data.total })
    if (code === 'CDK_TOOLKIT_I5502') this.#onProgress(resourceProgress(data))
    if (code === 'CDK_TOOLKIT_I5900') this.#onProgress({ kind: 'done', changed: !data.noOp })
    if (code === 'CDK_TOOLKIT_I4002') this.differences.push(data.formattedDiff.diff)
  }

  async requestResponse<Answer>({ defaultResponse }: { defaultResponse: Answer }): Promise<Answer> {
    return (typeof defaultResponse === 'boolean' ? true : defaultResponse) as Answer
  }
}

/** @param activity of the message I5502 */
// biome-ignore lint/suspicious/noExplicitAny: as above
function resourceProgress({ event, progress }: any): StackProgress {
  return {
    kind: 'resource',
    stack: event.StackName ?? '',
    id: event.LogicalResourceId ?? '',
    type: event.ResourceType ?? '',
    status: event.ResourceStatus ?? '',
    reason: event.ResourceStatusReason,
    count: progress?.formatted?.trim() ?? '',
  }
}
