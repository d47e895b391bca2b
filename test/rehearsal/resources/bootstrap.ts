// test/rehearsal/resources/bootstrap.ts: what `cdk bootstrap` makes besides roles and a bucket.
import { DeleteParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import type { Json } from '../json.ts'
import { clientOf, type Handler, type Place, picked } from './handler.ts'

export const parameter: Handler = {
  properties: ['Description', 'Name', 'Type', 'Value'],
  replacedBy: ['Name', 'Type'],
  async create({ Name, Type, Value, Description }, place) {
    const request = { Name, Type, Value: String(Value), Description, Overwrite: true }
    await clientOf(SSMClient, place).send(new PutParameterCommand(request))
    return { physicalId: Name, attributes: { Type, Value } }
  },
  async update(_, properties, __, place) {
    await this.create(properties, place)
    return { Value: properties.Value }
  },
  async remove(Name, _, place) {
    await clientOf(SSMClient, place).send(new DeleteParameterCommand({ Name }))
  },
}

/** Holds images of containers; the portal has none. Asked by hand, because the project needs no client for it. */
export const repository: Handler = {
  properties: ['ImageTagMutability', 'LifecyclePolicy', 'RepositoryName', 'RepositoryPolicyText'],
  replacedBy: ['RepositoryName'],
  async create(properties, place) {
    const { RepositoryName: repositoryName, ImageTagMutability: imageTagMutability } = properties
    const { repository: made } = await ask(place, 'CreateRepository', { repositoryName, imageTagMutability })
    await this.update(repositoryName, properties, {}, place)
    return { physicalId: repositoryName, attributes: { Arn: made.repositoryArn, RepositoryUri: made.repositoryUri } }
  },
  async update(repositoryName, properties, _, place) {
    const { LifecyclePolicy, RepositoryPolicyText } = picked(properties, 'LifecyclePolicy', 'RepositoryPolicyText')
    if (LifecyclePolicy) {
      await ask(place, 'PutLifecyclePolicy', {
        repositoryName,
        lifecyclePolicyText: LifecyclePolicy.LifecyclePolicyText,
      })
    }
    if (RepositoryPolicyText) {
      await ask(place, 'SetRepositoryPolicy', { repositoryName, policyText: JSON.stringify(RepositoryPolicyText) })
    }
    return {}
  },
  async remove(repositoryName, _, place) {
    await ask(place, 'DeleteRepository', { repositoryName, force: true })
  },
}

async function ask({ endpoint, region }: Place, action: string, request: Json): Promise<Json> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AmazonEC2ContainerRegistry_V20150921.${action}`,
      // The services of the rehearsal read the scope and check no signature.
      authorization: `AWS4-HMAC-SHA256 Credential=rehearsal/20260101/${region}/ecr/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(request),
  })
  const document = (await answer.json()) as Json
  if (!answer.ok) throw new Error(`${document.__type ?? answer.status}: ${document.message ?? action}`)
  return document
}
