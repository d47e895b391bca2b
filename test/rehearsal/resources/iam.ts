// test/rehearsal/resources/iam.ts: roles and what they may do.
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleDescriptionCommand,
} from '@aws-sdk/client-iam'
import type { Json } from '../json.ts'
import { clientOf, type Handler, madeUpName, type Place } from './handler.ts'

export const role: Handler = {
  properties: ['AssumeRolePolicyDocument', 'Description', 'ManagedPolicyArns', 'Policies', 'RoleName', 'Tags'],
  replacedBy: ['RoleName'],
  async create(properties, place) {
    const RoleName = properties.RoleName ?? madeUpName(place)
    const { Description, Tags } = properties
    const AssumeRolePolicyDocument = JSON.stringify(properties.AssumeRolePolicyDocument)
    const request = { RoleName, AssumeRolePolicyDocument, Description, Tags }
    const { Role } = await clientOf(IAMClient, place).send(new CreateRoleCommand(request))
    await allow(RoleName, properties, place)
    return { physicalId: RoleName, attributes: { Arn: Role!.Arn, RoleId: Role!.RoleId } }
  },
  async update(RoleName, properties, _, place) {
    const iam = clientOf(IAMClient, place)
    const PolicyDocument = JSON.stringify(properties.AssumeRolePolicyDocument)
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }))
    await iam.send(new UpdateRoleDescriptionCommand({ RoleName, Description: properties.Description ?? '' }))
    await allow(RoleName, properties, place)
    return {}
  },
  async remove(RoleName, _, place) {
    const iam = clientOf(IAMClient, place)
    const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }))
    for (const { PolicyArn } of AttachedPolicies) await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }))
    const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }))
    for (const PolicyName of PolicyNames) await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }))
    await iam.send(new DeleteRoleCommand({ RoleName }))
  },
}

async function allow(RoleName: string, { ManagedPolicyArns = [], Policies = [] }: Json, place: Place): Promise<void> {
  const iam = clientOf(IAMClient, place)
  for (const PolicyArn of ManagedPolicyArns) {
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn })).catch((error: Error) => {
      // Moto has AWS's own policies only when it was asked to load them, which takes seconds at each start.
      if (error.name !== 'NoSuchEntityException') throw error
    })
  }
  for (const { PolicyName, PolicyDocument } of Policies) {
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: JSON.stringify(PolicyDocument) }))
  }
}

export const rolePolicy: Handler = {
  properties: ['PolicyDocument', 'PolicyName', 'Roles'],
  replacedBy: ['PolicyName'],
  async create({ PolicyName, PolicyDocument, Roles }, place) {
    for (const RoleName of Roles) {
      const policy = { RoleName, PolicyName, PolicyDocument: JSON.stringify(PolicyDocument) }
      await clientOf(IAMClient, place).send(new PutRolePolicyCommand(policy))
    }
    return { physicalId: PolicyName }
  },
  async update(_, properties, __, place) {
    await this.create(properties, place)
    return {}
  },
  async remove(PolicyName, { Roles }, place) {
    for (const RoleName of Roles) {
      await clientOf(IAMClient, place).send(new DeleteRolePolicyCommand({ RoleName, PolicyName }))
    }
  },
}
