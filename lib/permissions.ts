// lib/permissions.ts: who may do what with the table and the buckets, in words: actions are named, keys have a prefix.
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IBucket } from 'aws-cdk-lib/aws-s3'

/** Reads what a version, a dataset or the audit log says, and lists all datasets. */
export function mayReadTable(table: Table): PolicyStatement {
  return allow(['dynamodb:GetItem', 'dynamodb:Query'], [table.tableArn, `${table.tableArn}/index/byCollection`])
}

/** The same without the list of all datasets. */
export function mayReadItems(table: Table): PolicyStatement {
  return allow(['dynamodb:GetItem', 'dynamodb:Query'], [table.tableArn])
}

/** Adds and replaces items; the conditions of each write are in adapters/registry.ts. */
export function mayWriteTable(table: Table): PolicyStatement {
  return allow(['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'], [table.tableArn])
}

/**
 * Writes or deletes only items whose partition begins with one of the words.
 *
 * @param partitions e.g. `ALARM`; `MAIL#*` for everything that begins so
 */
export function mayOnlyTouch(
  table: Table,
  actions: readonly ('dynamodb:PutItem' | 'dynamodb:DeleteItem')[],
  partitions: readonly string[],
): PolicyStatement {
  const statement = allow(actions, [table.tableArn])
  // `Null` first: a condition on all values of a key also holds when there is no such key.
  statement.addConditions({
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  })
  return statement
}

type ReadAction = 's3:GetObject' | 's3:GetObjectVersion' | 's3:ListMultipartUploadParts'
type WriteAction = 's3:PutObject' | 's3:DeleteObject' | 's3:AbortMultipartUpload'

/** @param prefix of the keys, ends with `/`; empty for all of the bucket's */
export function mayUse(bucket: IBucket, prefix: string, actions: readonly (ReadAction | WriteAction)[]) {
  return allow(actions, [bucket.arnForObjects(`${prefix}*`)])
}

/** Wins over every permission. @param pattern of keys, `?` for one character */
export function neverRemove(bucket: IBucket, pattern: string): PolicyStatement {
  const statement = allow(['s3:DeleteObject', 's3:DeleteObjectVersion'], [bucket.arnForObjects(pattern)])
  statement.effect = Effect.DENY
  return statement
}

/**
 * Lists keys, which also makes S3 say that an object is missing; without it the answer is a refusal.
 * Holds for the whole bucket: a limit to a prefix would not cover that second use.
 */
export function mayList(bucket: IBucket): PolicyStatement {
  return allow(['s3:ListBucket'], [bucket.bucketArn])
}

export function allow(actions: readonly string[], resources: readonly string[]): PolicyStatement {
  return new PolicyStatement({ actions: [...actions], resources: [...resources] })
}
