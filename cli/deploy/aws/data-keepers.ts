// cli/deploy/aws/data-keepers.ts: the table and the pool of members: whether they were used, and how they are let go.
import {
  CognitoIdentityProviderClient,
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  UpdateUserPoolCommand,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider'
import { DeleteTableCommand, DynamoDBClient, GetItemCommand, UpdateTableCommand } from '@aws-sdk/client-dynamodb'
import { tableKey } from '../../../core/keys.ts'
import type { DataKeepers } from '../ports.ts'

type Act = (name: string) => Promise<unknown>

export function createDataKeepers(region: string): DataKeepers {
  const tables = new DynamoDBClient({ region })
  const pools = new CognitoIdentityProviderClient({ region })
  const lifts: Readonly<Record<string, Act>> = {
    'AWS::DynamoDB::Table': (TableName) =>
      tables.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false })),
    'AWS::Cognito::UserPool': (id) => liftFromPool(pools, id),
  }
  const removals: Readonly<Record<string, Act>> = {
    'AWS::DynamoDB::Table': (TableName) => tables.send(new DeleteTableCommand({ TableName })),
    'AWS::Cognito::UserPool': (UserPoolId) => pools.send(new DeleteUserPoolCommand({ UserPoolId })),
  }
  return {
    async wasUsed(table) {
      // The head of the audit log: every change of the portal moves it, and the clocks do not.
      const { pk, sk } = tableKey.auditHead()
      const { Item } = await tables.send(
        new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } } }),
      )
      return Item !== undefined
    },
    async lift(type, name) {
      await lifts[type]?.(name)
    },
    async remove(type, name) {
      await removals[type]?.(name)
    },
  }
}

/** An update of a pool sets back everything that it does not name, so all that was is named again. */
async function liftFromPool(pools: CognitoIdentityProviderClient, id: string): Promise<void> {
  const { UserPool = {} } = await pools.send(new DescribeUserPoolCommand({ UserPoolId: id }))
  await pools.send(new UpdateUserPoolCommand({ ...kept(UserPool), UserPoolId: id, DeletionProtection: 'INACTIVE' }))
}

/** What an update takes; the rest of a description is only told. */
const UPDATABLE = [
  'Policies',
  'LambdaConfig',
  'AutoVerifiedAttributes',
  'VerificationMessageTemplate',
  'UserAttributeUpdateSettings',
  'MfaConfiguration',
  'DeviceConfiguration',
  'EmailConfiguration',
  'UserPoolTags',
  'AdminCreateUserConfig',
  'UserPoolAddOns',
  'AccountRecoverySetting',
  'UserPoolTier',
] as const satisfies readonly (keyof UserPoolType)[]

function kept(pool: UserPoolType): Partial<UserPoolType> {
  return Object.fromEntries(UPDATABLE.map((key) => [key, pool[key]]).filter(([, value]) => value !== undefined))
}
