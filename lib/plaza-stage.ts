// lib/plaza-stage.ts: beta or production: a whole portal, which shares nothing with the other one.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CfnOutput, Stage, Tags } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Settings, StageName } from '../core/settings.ts'
import { FirewallStack } from './firewall.ts'
import { FlowStack } from './flow-stack.ts'
import { SiteStack } from './site-stack.ts'
import type { StageProps } from './stage-props.ts'
import { StorageStack } from './storage-stack.ts'

/** Where scripts/bundle.ts puts the functions. */
const BUNDLES = join(import.meta.dirname, '..', 'dist', 'functions')
/** Of this checkout. */
const VERSION: string = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')).version

/** Stacks in the order in which they are made; each knows only those before it. */
export class PlazaStage extends Stage {
  readonly storage: StorageStack
  /** Only where the city wants one. */
  readonly firewall?: FirewallStack
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
    if (own.firewall) this.firewall = new FirewallStack(this, 'Firewall', props)
    this.site = new SiteStack(this, 'Site', {
      ...props,
      storage: this.storage,
      ...(this.firewall ? { firewallArn: this.firewall.arn } : {}),
    })
    this.flow = new FlowStack(this, 'Flow', { ...props, storage: this.storage, site: this.site, bundles })

    // On the stacks, too, which tags of resources do not reach: a deployment knows by them which stacks are its own.
    for (const [key, value] of Object.entries({ portal: settings.portalId, stage })) {
      Tags.of(this).add(key, value)
      Tags.of(this).add(key, value, { includeResourceTypes: ['aws:cdk:stack'] })
    }
    // An output and no tag: CloudFormation copies tags of a stack to all that is in it, which would change with each release.
    new CfnOutput(this.flow, 'PlazaVersion', { value: VERSION })
  }
}
