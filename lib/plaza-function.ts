// lib/plaza-function.ts: one Lambda function of the portal, with a role and a log group of its own.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Duration, RemovalPolicy, Size } from 'aws-cdk-lib'
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { StageProps } from './stage-props.ts'

/** `environment` is the type of the function's own schema: a variable that is missing does not compile. */
export interface PlazaFunctionProps<Environment extends object> {
  /** Last part of its name and of its log group's. */
  readonly name: string
  readonly description: string
  readonly environment: Environment
  readonly memoryMegabytes: number
  readonly timeout: Duration
  /** Everything the function may do besides writing its log. */
  readonly permissions: readonly PolicyStatement[]
  /** Space under /tmp; 512 when absent. */
  readonly scratchMegabytes?: number
  readonly code: Code
  /** `<file>.<export>`; what scripts/bundle.ts makes when absent. */
  readonly handler?: string
  readonly stage: StageProps
}

export class PlazaFunction<Environment extends object> extends LambdaFunction {
  constructor(scope: Construct, id: string, props: PlazaFunctionProps<Environment>) {
    const { name, stage } = props
    const logGroup = new LogGroup(scope, `${id}Log`, {
      logGroupName: `/plaza/${stage.prefix}/${name}`,
      retention: stage.settings.logRetentionDays as RetentionDays,
      // Logs are for operators; what must be kept is in the audit log of the table.
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const role = new Role(scope, `${id}Role`, {
      description: `What the function ${name} of ${stage.prefix} may do`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    })
    logGroup.grantWrite(role)
    for (const statement of props.permissions) role.addToPolicy(statement)
    super(scope, id, {
      functionName: `${stage.prefix}-${name}`,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64, // a fifth cheaper than x86 for the same work
      code: props.code,
      handler: props.handler ?? 'handler.handler',
      memorySize: props.memoryMegabytes,
      timeout: props.timeout,
      ...(props.scratchMegabytes ? { ephemeralStorageSize: Size.mebibytes(props.scratchMegabytes) } : {}),
      environment: { ...definedText(props.environment), NODE_OPTIONS: '--enable-source-maps' },
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      // No reserved concurrency: a new account has ten for everything and would refuse the deployment.
    })
  }
}

/**
 * A function's code as scripts/bundle.ts made it.
 *
 * @param bundles folder that holds a bundle per function
 * @throws Error when the functions were not bundled
 */
export function bundleOf(bundles: string, name: string): Code {
  const folder = join(bundles, name)
  if (existsSync(join(folder, 'handler.mjs'))) return Code.fromAsset(folder)
  throw new Error(`no bundle of the function ${name}: expected ${join(folder, 'handler.mjs')}; run "npm run synth"`)
}

function definedText(environment: object): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined))
}
