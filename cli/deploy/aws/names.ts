// cli/deploy/aws/names.ts: whether a name that the templates give is taken already.
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { CognitoIdentityProviderClient, DescribeUserPoolDomainCommand } from '@aws-sdk/client-cognito-identity-provider'
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { NameKind, Names } from '../ports.ts'
import { orMissing } from './clients.ts'

export function createNames(region: string): Names {
  const logs = new CloudWatchLogsClient({ region })
  const queues = new SQSClient({ region, useQueueUrlAsEndpoint: false })
  const lambda = new LambdaClient({ region })
  const cognito = new CognitoIdentityProviderClient({ region })
  const looks: Readonly<Record<NameKind, (name: string) => Promise<boolean>>> = {
    'AWS::Logs::LogGroup': async (name) => {
      const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }))
      return logGroups.some(({ logGroupName }) => logGroupName === name)
    },
    'AWS::SQS::Queue': async (name) => {
      const asked = queues.send(new GetQueueUrlCommand({ QueueName: name }))
      return (await orMissing(asked, /QueueDoesNotExist|NonExistentQueue/)) !== undefined
    },
    'AWS::Lambda::Function': async (name) => {
      const asked = lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }))
      return (await orMissing(asked, /^ResourceNotFoundException$/)) !== undefined
    },
    // Shared by all accounts of a region, but only the own ones can be asked for.
    'AWS::Cognito::UserPoolDomain': async (name) => {
      const asked = cognito.send(new DescribeUserPoolDomainCommand({ Domain: name }))
      const answer = await orMissing(asked, /^ResourceNotFoundException$/)
      return Boolean(answer?.DomainDescription?.UserPoolId)
    },
  }
  return { isTaken: (kind, name) => looks[kind](name) }
}
