// lib/private-bucket.ts: a bucket that nobody reaches without a grant. Every bucket of the portal is one.
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CorsRule,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'

export interface PrivateBucketProps {
  /** Keeps the bucket and what it holds when the stack is deleted. */
  readonly retain: boolean
  readonly lifecycleRules?: readonly LifecycleRule[]
  readonly cors?: readonly CorsRule[]
}

/** Versioned, encrypted, TLS 1.2 only, no public access. Its name is generated: see docs/decisions/0103. */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, { retain, lifecycleRules = [], cors = [] }: PrivateBucketProps) {
    super(scope, id, {
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      cors: [...cors],
      lifecycleRules: [
        // Parts of a broken upload cost as much as a file and show in no listing. S3 rounds up to midnight, so the day
        // that an upload may take has always passed.
        { id: 'unfinished', abortIncompleteMultipartUploadAfter: Duration.days(1) },
        ...lifecycleRules,
      ],
    })
  }
}
