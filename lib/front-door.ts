// lib/front-door.ts: the HTTP API's address, limits and access log. What answers behind it comes with the flow stack.
import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { StageProps } from './stage-props.ts'

/** A city's portal sees a few requests a second; the limit keeps a flood from becoming a bill. */
const REQUESTS_PER_SECOND = 50
const BURST_REQUESTS = 100

/**
 * What is written down of each request. The usual formats begin with the caller's address, and nothing of the portal
 * needs to know it; addresses of the API hold ids, never secrets: those travel in bodies and headers.
 */
const LOGGED = {
  at: '$context.requestTime',
  request: '$context.requestId',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  bytes: '$context.responseLength',
  fault: '$context.integrationErrorMessage',
}

/** An API without routes: its address must be known before the functions that answer, see docs/decisions/0101. */
export class FrontDoor extends Construct {
  readonly api: HttpApi
  /** Host name, for the distribution. */
  readonly domainName: string

  constructor(scope: Construct, id: string, { prefix, settings }: StageProps) {
    super(scope, id)
    this.api = new HttpApi(this, 'Api', { apiName: `${prefix}-api`, createDefaultStage: false })
    this.domainName = `${this.api.apiId}.execute-api.${Stack.of(this).region}.${Stack.of(this).urlSuffix}`
    const accessLog = new LogGroup(this, 'AccessLog', {
      logGroupName: `/plaza/${prefix}/requests`,
      retention: settings.logRetentionDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    new HttpStage(this, 'Live', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true, // routes of the flow stack are live as soon as they are made
      throttle: { rateLimit: REQUESTS_PER_SECOND, burstLimit: BURST_REQUESTS },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    })
  }
}
