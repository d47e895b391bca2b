// adapters/clients.ts: AWS clients, made once per process. Endpoints and credentials come from the environment only,
// so the same code speaks to AWS and to the endpoints of one machine (AWS_ENDPOINT_URL_*).
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

export function createTableClient(): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } })
}

export function createStorageClient(): S3Client {
  // The default would put the checksum of an empty body into presigned addresses, which S3 then refuses.
  const client = new S3Client({
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  // Hashing every part once more would cost a second for each gigabyte. TLS guards the way, and publication compares
  // every byte with the checksum that was signed.
  client.middlewareStack.add(
    (next, context) => (args) => {
      const { headers } = args.request as { headers: Record<string, string> }
      if (context.commandName === 'UploadPartCommand') headers['x-amz-content-sha256'] = 'UNSIGNED-PAYLOAD'
      return next(args)
    },
    { step: 'build', name: 'unsignedParts' },
  )
  return client
}
