// lib/plaza-stage.ts: beta or production: a whole portal, which shares nothing with the other one.
import { join } from 'node:path'
import { Stage, Tags } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Settings, StageName } from '../core/settings.ts'
import { FlowStack } from './flow-stack.ts'
import { SiteStack } from './site-stack.ts'
import type { StageProps } from './stage-props.ts'
import { StorageStack } from './storage-stack.ts'

/** Where scripts/bundle.ts puts the functions. */
const BUNDLES = join(import.meta.dirname, '..', 'dist', 'functions')

/** Stacks in the order in which they are made; each knows only those before it. */
export class PlazaStage extends Stage {
  readonly storage: StorageStack
  readonly site: SiteStack
  readonly flow: FlowStack

  constructor(scope: Construct, stage: StageName, settings: Settings, bundles: string = BUNDLES) {
    const own = settings.stages[stage]
    super(scope, stage, { env: { region: own.region, ...(own.account ? { account: own.account } : {}) } })
    const props: StageProps = {
      stage,
      settings: own,
      city: settings.city,
      checks: settings.checks,
      access: settings.access,
      signIn: settings.signIn,
      prefix: `${settings.portalId}-${stage}`,
    }

    this.storage = new StorageStack(this, 'Storage', props)
    this.site = new SiteStack(this, 'Site', { ...props, storage: this.storage })
    this.flow = new FlowStack(this, 'Flow', { ...props, storage: this.storage, site: this.site, bundles })

    Tags.of(this).add('portal', settings.portalId)
    Tags.of(this).add('stage', stage)
  }
}
