// test/rehearsal/resources/table.ts: every type of resource that the rehearsal can make.
import * as gateway from './api-gateway.ts'
import * as bootstrap from './bootstrap.ts'
import { distribution } from './distribution.ts'
import { table } from './dynamodb.ts'
import * as edge from './edge.ts'
import * as functions from './functions.ts'
import type { Handler } from './handler.ts'
import * as iam from './iam.ts'
import * as members from './members.ts'
import * as queues from './queues.ts'
import * as s3 from './s3.ts'
import * as watching from './watching.ts'

const HANDLERS: Readonly<Record<string, Handler>> = {
  'AWS::ApiGatewayV2::Api': gateway.api,
  'AWS::ApiGatewayV2::Integration': gateway.integration,
  'AWS::ApiGatewayV2::Route': gateway.route,
  'AWS::ApiGatewayV2::Stage': gateway.stage,
  'AWS::Budgets::Budget': watching.budget,
  'AWS::CDK::Metadata': watching.metadata,
  'AWS::CloudFront::Distribution': distribution,
  'AWS::CloudFront::Function': edge.edgeFunction,
  'AWS::CloudFront::OriginAccessControl': edge.originAccessControl,
  'AWS::CloudFront::ResponseHeadersPolicy': edge.responseHeadersPolicy,
  'AWS::CloudWatch::Alarm': watching.alarm,
  'AWS::CloudWatch::Dashboard': watching.dashboard,
  'AWS::Cognito::UserPool': members.userPool,
  'AWS::Cognito::UserPoolClient': members.userPoolClient,
  'AWS::Cognito::UserPoolDomain': members.userPoolDomain,
  'AWS::Cognito::UserPoolUser': members.userPoolUser,
  'AWS::DynamoDB::Table': table,
  'AWS::ECR::Repository': bootstrap.repository,
  'AWS::Events::Rule': watching.rule,
  'AWS::IAM::Policy': iam.rolePolicy,
  'AWS::IAM::Role': iam.role,
  'AWS::Lambda::EventSourceMapping': functions.eventSourceMapping,
  'AWS::Lambda::Function': functions.lambdaFunction,
  'AWS::Lambda::Permission': functions.permission,
  'AWS::Logs::LogGroup': watching.logGroup,
  'AWS::Logs::MetricFilter': watching.metricFilter,
  'AWS::S3::Bucket': s3.bucket,
  'AWS::S3::BucketPolicy': s3.bucketPolicy,
  'AWS::SNS::Subscription': queues.subscription,
  'AWS::SNS::Topic': queues.topic,
  'AWS::SNS::TopicPolicy': queues.topicPolicy,
  'AWS::SQS::Queue': queues.queue,
  'AWS::SQS::QueuePolicy': queues.queuePolicy,
  'AWS::SSM::Parameter': bootstrap.parameter,
  'AWS::WAFv2::WebACL': edge.firewall,
}

/** @throws Error that names the type, when there is no handler for it */
export function handlerOf(type: string): Handler {
  const handler = HANDLERS[type]
  if (!handler) throw new Error(`the rehearsal cannot make ${type}: add a handler to test/rehearsal/resources/table.ts`)
  return handler
}
