// test/rehearsal/resources/api-gateway.ts: the HTTP API: its stage, its routes, what answers behind them.
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateIntegrationCommand,
  CreateRouteCommand,
  CreateStageCommand,
  DeleteApiCommand,
  DeleteIntegrationCommand,
  DeleteRouteCommand,
  DeleteStageCommand,
  UpdateApiCommand,
  UpdateIntegrationCommand,
  UpdateRouteCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-apigatewayv2'
import type { Json } from '../json.ts'
import { clientOf, type Handler } from './handler.ts'

export const api: Handler = {
  properties: ['Name', 'ProtocolType', 'Tags', 'CorsConfiguration', 'Description'],
  replacedBy: ['ProtocolType'],
  async create(properties, place) {
    const { ApiId, ApiEndpoint } = await clientOf(ApiGatewayV2Client, place).send(new CreateApiCommand(properties))
    return { physicalId: ApiId!, attributes: { ApiId, ApiEndpoint } }
  },
  async update(ApiId, { ProtocolType: _, Tags: __, ...properties }, ___, place) {
    await clientOf(ApiGatewayV2Client, place).send(new UpdateApiCommand({ ApiId, ...properties }))
    return {}
  },
  async remove(ApiId, _, place) {
    await clientOf(ApiGatewayV2Client, place).send(new DeleteApiCommand({ ApiId }))
  },
}

export const integration: Handler = {
  properties: ['ApiId', 'IntegrationType', 'IntegrationUri', 'PayloadFormatVersion', 'ResponseParameters'],
  replacedBy: ['ApiId'],
  async create(properties, place) {
    const request = new CreateIntegrationCommand(withMaps(properties))
    const { IntegrationId } = await clientOf(ApiGatewayV2Client, place).send(request)
    return { physicalId: IntegrationId!, attributes: { IntegrationId } }
  },
  async update(IntegrationId, properties, _, place) {
    const request = new UpdateIntegrationCommand({ IntegrationId, ...withMaps(properties) })
    await clientOf(ApiGatewayV2Client, place).send(request)
    return {}
  },
  async remove(IntegrationId, { ApiId }, place) {
    await clientOf(ApiGatewayV2Client, place).send(new DeleteIntegrationCommand({ ApiId, IntegrationId }))
  },
}

/** CloudFormation has lists of `Destination` and `Source` where the service has maps. */
function withMaps({ ResponseParameters, ...properties }: Json): Json {
  if (!ResponseParameters) return properties
  const maps = Object.entries<Json>(ResponseParameters).map(([status, { ResponseParameters: list }]) => [
    status,
    Object.fromEntries(list.map(({ Destination, Source }: Json) => [Destination, Source])),
  ])
  return { ...properties, ResponseParameters: Object.fromEntries(maps) }
}

export const route: Handler = {
  properties: ['ApiId', 'RouteKey', 'Target'],
  replacedBy: ['ApiId'],
  async create(properties, place) {
    const { RouteId } = await clientOf(ApiGatewayV2Client, place).send(new CreateRouteCommand(properties))
    return { physicalId: RouteId!, attributes: { RouteId } }
  },
  async update(RouteId, properties, _, place) {
    await clientOf(ApiGatewayV2Client, place).send(new UpdateRouteCommand({ RouteId, ...properties }))
    return {}
  },
  async remove(RouteId, { ApiId }, place) {
    await clientOf(ApiGatewayV2Client, place).send(new DeleteRouteCommand({ ApiId, RouteId }))
  },
}

export const stage: Handler = {
  properties: ['AccessLogSettings', 'ApiId', 'AutoDeploy', 'DefaultRouteSettings', 'StageName', 'Tags'],
  replacedBy: ['ApiId', 'StageName'],
  async create(properties, place) {
    await clientOf(ApiGatewayV2Client, place).send(new CreateStageCommand(properties))
    return { physicalId: properties.StageName }
  },
  async update(StageName, { Tags: _, ...properties }, __, place) {
    await clientOf(ApiGatewayV2Client, place).send(new UpdateStageCommand({ ...properties, StageName }))
    return {}
  },
  async remove(StageName, { ApiId }, place) {
    await clientOf(ApiGatewayV2Client, place).send(new DeleteStageCommand({ ApiId, StageName }))
  },
}
