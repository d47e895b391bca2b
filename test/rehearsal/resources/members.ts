// test/rehearsal/resources/members.ts: Cognito's pool of members, its sign-in page, its client, its first person.
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  CognitoIdentityProviderClient as Cognito,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientRequest,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  DeleteUserPoolClientCommand,
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
  DescribeUserPoolCommand,
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolClientCommand,
  type UpdateUserPoolClientRequest,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Json } from '../json.ts'
import { clientOf, type Handler, madeUpName, nothingToUpdate, type Place } from './handler.ts'

/** Said once, when the pool is made. */
const FIXED = ['Schema', 'UsernameAttributes', 'UsernameConfiguration']

export const userPool: Handler = {
  properties: [
    'AccountRecoverySetting',
    'AdminCreateUserConfig',
    'AutoVerifiedAttributes',
    'DeletionProtection',
    'EmailConfiguration',
    'EmailVerificationMessage',
    'EmailVerificationSubject',
    'EnabledMfas',
    'LambdaConfig',
    'MfaConfiguration',
    'Policies',
    'SmsVerificationMessage',
    'UserAttributeUpdateSettings',
    'UserPoolName',
    'UserPoolTags',
    'UserPoolTier',
    'VerificationMessageTemplate',
    ...FIXED,
  ],
  replacedBy: ['UsernameAttributes', 'UsernameConfiguration'],
  async create({ UserPoolName, EnabledMfas, MfaConfiguration, ...rest }, place) {
    const PoolName = UserPoolName ?? madeUpName(place, 128)
    const { UserPool } = await clientOf(Cognito, place).send(new CreateUserPoolCommand({ PoolName, ...rest }))
    const { Id, Arn } = UserPool!
    await secondFactor(Id!, { EnabledMfas, MfaConfiguration }, place)
    const ProviderName = `cognito-idp.${place.region}.amazonaws.com/${Id}`
    const attributes = { Arn, UserPoolId: Id, ProviderName, ProviderURL: `https://${ProviderName}` }
    return { physicalId: Id!, attributes }
  },
  async update(UserPoolId, { UserPoolName: PoolName, EnabledMfas, MfaConfiguration, ...rest }, _, place) {
    const changeable = Object.fromEntries(Object.entries(rest).filter(([name]) => !FIXED.includes(name)))
    await clientOf(Cognito, place).send(new UpdateUserPoolCommand({ UserPoolId, PoolName, ...changeable }))
    await secondFactor(UserPoolId, { EnabledMfas, MfaConfiguration }, place)
    return {}
  },
  async remove(UserPoolId, _, place) {
    const cognito = clientOf(Cognito, place)
    const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }))
    // Moto has the setting and does not act on it.
    if (UserPool?.DeletionProtection === 'ACTIVE') throw new Error('deletion protection is active for this user pool')
    await cognito.send(new DeleteUserPoolCommand({ UserPoolId }))
  },
}

async function secondFactor(UserPoolId: string, { EnabledMfas = [], MfaConfiguration }: Json, place: Place) {
  if (!MfaConfiguration) return
  const SoftwareTokenMfaConfiguration = { Enabled: EnabledMfas.includes('SOFTWARE_TOKEN_MFA') }
  const request = { UserPoolId, MfaConfiguration, SoftwareTokenMfaConfiguration }
  await clientOf(Cognito, place).send(new SetUserPoolMfaConfigCommand(request))
}

export const userPoolClient: Handler = {
  properties: [
    'AccessTokenValidity',
    'AllowedOAuthFlows',
    'AllowedOAuthFlowsUserPoolClient',
    'AllowedOAuthScopes',
    'CallbackURLs',
    'ClientName',
    'EnableTokenRevocation',
    'ExplicitAuthFlows',
    'GenerateSecret',
    'IdTokenValidity',
    'LogoutURLs',
    'PreventUserExistenceErrors',
    'RefreshTokenRotation',
    'RefreshTokenValidity',
    'SupportedIdentityProviders',
    'TokenValidityUnits',
    'UserPoolId',
  ],
  replacedBy: ['UserPoolId', 'GenerateSecret'],
  async create(properties, place) {
    const request = { ClientName: madeUpName(place, 128), ...properties } as CreateUserPoolClientRequest
    const { UserPoolClient } = await clientOf(Cognito, place).send(new CreateUserPoolClientCommand(request))
    const ClientId = UserPoolClient!.ClientId!
    return { physicalId: ClientId, attributes: { ClientId } }
  },
  async update(ClientId, { GenerateSecret: _, ...properties }, __, place) {
    const request = { ClientId, ...properties } as UpdateUserPoolClientRequest
    await clientOf(Cognito, place).send(new UpdateUserPoolClientCommand(request))
    return {}
  },
  async remove(ClientId, { UserPoolId }, place) {
    await clientOf(Cognito, place).send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId }))
  },
}

export const userPoolDomain: Handler = {
  properties: ['Domain', 'UserPoolId'],
  replacedBy: ['Domain', 'UserPoolId'],
  async create({ Domain, UserPoolId }, place) {
    await clientOf(Cognito, place).send(new CreateUserPoolDomainCommand({ Domain, UserPoolId }))
    return { physicalId: Domain }
  },
  update: nothingToUpdate,
  async remove(Domain, { UserPoolId }, place) {
    await clientOf(Cognito, place).send(new DeleteUserPoolDomainCommand({ Domain, UserPoolId }))
  },
}

export const userPoolUser: Handler = {
  properties: ['DesiredDeliveryMediums', 'UserAttributes', 'UserPoolId', 'Username'],
  replacedBy: ['DesiredDeliveryMediums', 'UserAttributes', 'UserPoolId', 'Username'],
  async create({ DesiredDeliveryMediums, UserAttributes, UserPoolId, Username }, place) {
    const request = { DesiredDeliveryMediums, UserAttributes, UserPoolId, Username }
    await clientOf(Cognito, place).send(new AdminCreateUserCommand(request))
    return { physicalId: Username }
  },
  update: nothingToUpdate,
  async remove(Username, { UserPoolId }, place) {
    await clientOf(Cognito, place).send(new AdminDeleteUserCommand({ UserPoolId, Username }))
  },
}
