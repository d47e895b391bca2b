// test/rehearsal/resources/functions.ts: Lambda functions, who may call them, and what calls them.
import {
  AddPermissionCommand,
  type AddPermissionRequest,
  CreateEventSourceMappingCommand,
  type CreateEventSourceMappingRequest,
  CreateFunctionCommand,
  DeleteEventSourceMappingCommand,
  DeleteFunctionCommand,
  LambdaClient,
  RemovePermissionCommand,
  UpdateEventSourceMappingCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { isSame, type Json } from '../json.ts'
import { zipOf } from '../lambda/archive.ts'
import { clientOf, type Handler, madeUpName, onlyKnown, picked, tagMap } from './handler.ts'

const CONFIGURATION = [
  'Description',
  'Environment',
  'EphemeralStorage',
  'Handler',
  'LoggingConfig',
  'MemorySize',
  'Role',
  'Runtime',
  'Timeout',
]

export const lambdaFunction: Handler = {
  properties: ['Architectures', 'Code', 'FunctionName', 'Tags', ...CONFIGURATION],
  replacedBy: ['FunctionName'],
  async create(properties, place) {
    const FunctionName = properties.FunctionName ?? madeUpName(place)
    const { Architectures, Role } = properties
    const { FunctionArn } = await clientOf(LambdaClient, place).send(
      new CreateFunctionCommand({
        FunctionName,
        Code: await codeOf(properties.Code),
        Architectures,
        Tags: tagMap(properties.Tags),
        Role,
        ...picked(properties, ...CONFIGURATION),
      }),
    )
    return { physicalId: FunctionName, attributes: { Arn: FunctionArn } }
  },
  async update(FunctionName, properties, before, place) {
    const lambda = clientOf(LambdaClient, place)
    const { Architectures, Code } = properties
    if (!isSame(Code, before.Code) || !isSame(Architectures, before.Architectures)) {
      await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, Architectures, ...(await codeOf(Code)) }))
    }
    const configuration = picked(properties, ...CONFIGURATION)
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, ...configuration }))
    return {}
  },
  async remove(FunctionName, _, place) {
    await clientOf(LambdaClient, place).send(new DeleteFunctionCommand({ FunctionName }))
  },
}

/** Text in the template becomes `index.js`, as CloudFormation writes it. */
async function codeOf({ ZipFile, S3Bucket, S3Key, ...rest }: Json): Promise<Json> {
  onlyKnown(rest, 'Code')
  return ZipFile === undefined ? { S3Bucket, S3Key } : { ZipFile: await zipOf({ 'index.js': ZipFile }) }
}

const PERMISSION = ['Action', 'FunctionName', 'Principal', 'SourceAccount', 'SourceArn']

export const permission: Handler = {
  properties: PERMISSION,
  replacedBy: PERMISSION,
  async create(properties, place) {
    const StatementId = madeUpName(place)
    const request = { StatementId, ...picked(properties, ...PERMISSION) } as AddPermissionRequest
    await clientOf(LambdaClient, place).send(new AddPermissionCommand(request))
    return { physicalId: StatementId }
  },
  async update() {
    throw new Error('every property of a permission makes a new one')
  },
  async remove(StatementId, { FunctionName }, place) {
    await clientOf(LambdaClient, place).send(new RemovePermissionCommand({ FunctionName, StatementId }))
  },
}

const MAPPING = [
  'BatchSize',
  'BisectBatchOnFunctionError',
  'DestinationConfig',
  'Enabled',
  'FilterCriteria',
  'FunctionName',
  'FunctionResponseTypes',
  'MaximumBatchingWindowInSeconds',
  'MaximumRetryAttempts',
  'ScalingConfig',
]
const FIXED = ['EventSourceArn', 'StartingPosition']

export const eventSourceMapping: Handler = {
  properties: ['Tags', ...MAPPING, ...FIXED],
  replacedBy: FIXED,
  async create(properties, place) {
    const request = picked(properties, ...MAPPING, ...FIXED) as CreateEventSourceMappingRequest
    const { UUID } = await clientOf(LambdaClient, place).send(new CreateEventSourceMappingCommand(request))
    return { physicalId: UUID!, attributes: { Id: UUID } }
  },
  async update(UUID, properties, _, place) {
    const request = { UUID, ...picked(properties, ...MAPPING) }
    await clientOf(LambdaClient, place).send(new UpdateEventSourceMappingCommand(request))
    return {}
  },
  async remove(UUID, _, place) {
    await clientOf(LambdaClient, place).send(new DeleteEventSourceMappingCommand({ UUID }))
  },
}
