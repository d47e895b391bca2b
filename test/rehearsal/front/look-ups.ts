// test/rehearsal/front/look-ups.ts: values that a template names and does not hold.
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { refused } from '../cloudformation/errors.ts'
import { clientOf } from '../resources/handler.ts'

/**
 * @param service as in `{{resolve:service:reference}}`
 * @throws CloudFormationError when there is no such value
 */
export async function lookUp(endpoint: string, region: string, service: string, reference: string): Promise<string> {
  if (service !== 'ssm' && service !== 'ssm-secure') {
    throw refused(`the rehearsal cannot look up {{resolve:${service}:${reference}}}: teach front/look-ups.ts`)
  }
  const Name = reference.replace(/:\d+$/, '') // a version may follow
  try {
    const request = new GetParameterCommand({ Name, WithDecryption: true })
    const { Parameter } = await clientOf(SSMClient, { endpoint, region }).send(request)
    return Parameter!.Value!
  } catch (error) {
    if ((error as Error).name !== 'ParameterNotFound') throw error
    throw refused(`Unable to fetch parameters [${Name}] from parameter store for this account.`)
  }
}

const PATH_STYLE = /^(127\.0\.0\.1|localhost|s3[.-])/

/** Text of a template at an address of S3, in either style. */
export async function readUploaded(endpoint: string, region: string, address: string): Promise<string> {
  const { hostname, pathname } = new URL(address)
  const path = PATH_STYLE.test(hostname) ? pathname.slice(1) : `${hostname.split('.')[0]}${pathname}`
  const [Bucket, ...key] = path.split('/')
  const request = new GetObjectCommand({ Bucket, Key: decodeURIComponent(key.join('/')) })
  const { Body } = await clientOf(S3Client, { endpoint, region }).send(request)
  return Body!.transformToString()
}
