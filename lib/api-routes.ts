// lib/api-routes.ts: what answers behind the front door: every path under /api/ goes to one function.
import { Stack } from 'aws-cdk-lib'
import { CfnIntegration, CfnRoute, type HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'

/**
 * CloudFront replaces every 403 by the page for missing addresses, see lib/site-stack.ts. A refusal therefore leaves
 * as 400; its body is untouched and says 403, which RFC 9457 keeps in `status` for the case of a changed status.
 */
const REFUSED_AS_400 = {
  '403': { ResponseParameters: [{ Destination: 'overwrite:statuscode', Source: '400' }] },
}

/** Written out, because the usual helper cannot change a status. */
export class ApiRoutes extends Construct {
  constructor(scope: Construct, id: string, { api, handler }: { api: HttpApi; handler: IFunction }) {
    super(scope, id)
    const integration = new CfnIntegration(this, 'Integration', {
      apiId: api.apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: handler.functionArn,
      payloadFormatVersion: '2.0',
      responseParameters: REFUSED_AS_400,
    })
    new CfnRoute(this, 'Route', {
      apiId: api.apiId,
      routeKey: 'ANY /api/{proxy+}',
      target: `integrations/${integration.ref}`,
    })
    handler.addPermission('FromApi', {
      scope: this,
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({
        service: 'execute-api',
        resource: api.apiId,
        resourceName: '*/*/api/{proxy+}',
      }),
    })
  }
}
