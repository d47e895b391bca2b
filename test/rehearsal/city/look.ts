// test/rehearsal/city/look.ts: asks a service what is there, by the AWS CLI or by the SDK.
import { spawnSync } from 'node:child_process'
import type { Json } from '../json.ts'
import { clientOf } from '../resources/handler.ts'
import { type Rehearsal, run } from './rehearsal.ts'

/** @param input with the names that the API has, which both take */
export type Look = (service: string, operation: string, input?: Json) => Promise<Json>

interface Service {
  readonly packageName: string
  readonly client: string
}

/** By the name that the AWS CLI has for them. */
const SERVICES: Readonly<Record<string, Service>> = {
  apigatewayv2: { packageName: 'apigatewayv2', client: 'ApiGatewayV2Client' },
  budgets: { packageName: 'budgets', client: 'BudgetsClient' },
  cloudformation: { packageName: 'cloudformation', client: 'CloudFormationClient' },
  cloudfront: { packageName: 'cloudfront', client: 'CloudFrontClient' },
  cloudwatch: { packageName: 'cloudwatch', client: 'CloudWatchClient' },
  'cognito-idp': { packageName: 'cognito-identity-provider', client: 'CognitoIdentityProviderClient' },
  dynamodb: { packageName: 'dynamodb', client: 'DynamoDBClient' },
  events: { packageName: 'eventbridge', client: 'EventBridgeClient' },
  lambda: { packageName: 'lambda', client: 'LambdaClient' },
  logs: { packageName: 'cloudwatch-logs', client: 'CloudWatchLogsClient' },
  s3api: { packageName: 's3', client: 'S3Client' },
  sesv2: { packageName: 'sesv2', client: 'SESv2Client' },
  sns: { packageName: 'sns', client: 'SNSClient' },
  sqs: { packageName: 'sqs', client: 'SQSClient' },
  ssm: { packageName: 'ssm', client: 'SSMClient' },
}

export const HAS_CLI = spawnSync('aws', ['--version']).status === 0

/** By the AWS CLI where it is installed: slow, and a witness of its own. */
export function lookByCli(rehearsal: Rehearsal, region: string): Look {
  return HAS_CLI ? byCli(rehearsal, region) : lookAt(rehearsal, region)
}

function byCli({ environment, url }: Rehearsal, region: string): Look {
  // Said to each call as well: for SQS the CLI has an address of its own, which counts before the environment's.
  const shared = ['--region', region, '--endpoint-url', url, '--output', 'json']
  return async (service, operation, input = {}) => {
    const args = [service, operation, ...shared, '--cli-input-json', JSON.stringify(input)]
    const { code, out, err } = await run('aws', args, environment)
    if (code !== 0) throw new Error(`aws ${service} ${operation}: ${err.trim()}`)
    return out === '' ? {} : JSON.parse(out)
  }
}

/** By the SDK. */
export function lookAt({ url }: Rehearsal, region: string): Look {
  return async (service, operation, input = {}) => {
    const { packageName, client } = SERVICES[service]!
    const sdk = await import(`@aws-sdk/client-${packageName}`)
    const Command = sdk[`${operation.split('-').map(capitalized).join('')}Command`]
    const { $metadata: _, ...answer } = await clientOf<Json>(sdk[client], { endpoint: url, region }).send(
      new Command(input),
    )
    return JSON.parse(JSON.stringify(answer))
  }
}

function capitalized(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1)
}
