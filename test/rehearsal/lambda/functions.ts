// test/rehearsal/lambda/functions.ts: runs the functions that were deployed, each in a process of its own.
import { existsSync } from 'node:fs'
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { createWorker, type Worker } from '../../../local/lambda/worker.ts'
import type { Kept } from '../front/kept.ts'
import type { Json } from '../json.ts'
import { clientOf } from '../resources/handler.ts'
import { unzip } from './archive.ts'

export interface Functions {
  /**
   * @param nameOrArn of the function
   * @throws Error of the function, or that there is none of this name
   */
  invoke(region: string, nameOrArn: string, event: Json): Promise<Json>
  /** Forgets the running process: code or configuration changed. */
  forget(region: string, nameOrArn: string): Promise<void>
  close(): Promise<void>
}

export interface FunctionsOptions {
  readonly endpoint: string
  readonly kept: Kept
  /** Where code is laid out: below the project, so that the data engine of this machine is found. */
  readonly folder: string
}

const REROUTE = pathToFileURL(join(import.meta.dirname, '..', 'reroute.mjs')).href

export function nameOf(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn.split(':')[6]! : nameOrArn
}

export function createFunctions(options: FunctionsOptions): Functions {
  const workers = new Map<string, Promise<Worker>>()

  function workerOf(region: string, name: string): Promise<Worker> {
    const key = `${region}/${name}`
    const there = workers.get(key)
    if (there) return there
    const made = startWorker(options, region, name)
    workers.set(key, made)
    made.catch(() => workers.delete(key))
    return made
  }

  async function forget(region: string, nameOrArn: string): Promise<void> {
    const key = `${region}/${nameOf(nameOrArn)}`
    const worker = workers.get(key)
    workers.delete(key)
    await worker?.then((each) => each.close()).catch(() => undefined)
  }

  return {
    invoke: async (region, nameOrArn, event) => (await workerOf(region, nameOf(nameOrArn))).invoke(event),
    forget,
    close: async () => {
      for (const key of [...workers.keys()]) await forget(...(key.split('/') as [string, string]))
    },
  }
}

async function startWorker(options: FunctionsOptions, region: string, name: string): Promise<Worker> {
  const place = { endpoint: options.endpoint, region }
  const configuration = await clientOf(LambdaClient, place).send(
    new GetFunctionConfigurationCommand({ FunctionName: name }),
  )
  const folder = join(options.folder, 'functions', region, name)
  await layOut(options, region, name, folder)
  const file = configuration.Handler!.split('.')[0]!
  const entry = ['mjs', 'js'].map((ending) => join(folder, `${file}.${ending}`)).find(existsSync)
  if (!entry) throw new Error(`function ${name} has the handler ${configuration.Handler}, but no such file in its code`)
  const log = join(options.folder, `${name}.log`)
  return createWorker({
    name,
    entry,
    timeoutSeconds: configuration.Timeout ?? 3,
    environment: environmentOf(options.endpoint, region, folder, configuration.Environment?.Variables ?? {}),
    onLog: (line) => void appendFile(log, `${line}\n`),
  })
}

async function layOut(
  { kept, endpoint }: FunctionsOptions,
  region: string,
  name: string,
  folder: string,
): Promise<void> {
  const code = kept.functionCode.get(`${region}/${name}`)
  if (!code) throw new Error(`Function not found: arn:aws:lambda:${region}:123456789012:function:${name}`)
  const zip = code.ZipFile ? Buffer.from(code.ZipFile, 'base64') : await download({ endpoint, region }, code)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  // In Lambda nothing above the code says what kind of module `index.js` is; here the project would.
  await writeFile(join(folder, 'package.json'), '{}')
  await unzip(zip, folder)
}

async function download(place: { endpoint: string; region: string }, { S3Bucket, S3Key }: Json): Promise<Buffer> {
  const { Body } = await clientOf(S3Client, place).send(new GetObjectCommand({ Bucket: S3Bucket, Key: S3Key }))
  return Buffer.from(await Body!.transformToByteArray())
}

/** As in Lambda, the function knows nothing of the rehearsal: its requests to AWS are led here on their way. */
function environmentOf(endpoint: string, region: string, folder: string, own: Record<string, string>) {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: 'function',
    AWS_SECRET_ACCESS_KEY: 'function',
    AWS_EC2_METADATA_DISABLED: 'true',
    LAMBDA_TASK_ROOT: folder,
    PLAZA_REHEARSAL: endpoint,
    ...own,
    NODE_OPTIONS: [own['NODE_OPTIONS'] ?? '', `--import=${REROUTE}`].join(' ').trim(),
  }
}
