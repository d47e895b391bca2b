// functions/validate/handler.ts: takes object-created events off the queue, one file at a time.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger } from '@aws-lambda-powertools/logger'
import type { S3Event, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { createStorageClient, createTableClient } from '../../adapters/clients.ts'
import { compareFiles } from '../../adapters/engine/compare-files.ts'
import { validateFile } from '../../adapters/engine/validate.ts'
import { faultForLog } from '../../adapters/fault-for-log.ts'
import { fetchFile, isAllowedAddress } from '../../adapters/fetch-file.ts'
import { createObjectStore } from '../../adapters/object-store.ts'
import { outside } from '../../adapters/outside.ts'
import { createRegistry } from '../../adapters/registry.ts'
import { checksSchema } from '../../core/checks.ts'
import { compareVersions, giveUpComparing } from './compare.ts'
import { validateEnvironment } from './environment.ts'
import type { Arrival, ValidatePorts } from './ports.ts'
import { giveUpPromoting, promote } from './promote.ts'
import type { PromotePorts } from './promote-ports.ts'
import { giveUp, validate } from './validate.ts'

const environment = validateEnvironment.parse(process.env)
const logger = new Logger({ serviceName: 'validate' })

const memoryMegabytes = Number(environment.ENGINE_MEMORY_MEGABYTES)
const checks = checksSchema.parse(JSON.parse(environment.CHECKS))

const ports: ValidatePorts = {
  registry: createRegistry(createTableClient(), environment.TABLE),
  incoming: createObjectStore(createStorageClient(), environment.INCOMING_BUCKET),
  outside,
  data: createObjectStore(createStorageClient(), environment.DATA_BUCKET),
  engine: (file) => validateFile({ ...file, memoryMegabytes, checks, writeOutputs: true }),
  compare: (request) => compareFiles({ ...request, memoryMegabytes }),
  scratch: async () => {
    const path = await mkdtemp(join(tmpdir(), 'plaza-'))
    await mkdir(join(path, 'work'))
    return { path, remove: () => rm(path, { recursive: true, force: true }) }
  },
}

/** Storage on loopback is the one-machine edition: files of another portal on this machine come from there as well. */
const storage = process.env['AWS_ENDPOINT_URL_S3'] ?? ''
const loopback = storage.startsWith('http:') && isAllowedAddress(storage, true)

const promoting: PromotePorts = {
  ...ports,
  checks,
  fetchFile: (wanted, path) => fetchFile(wanted, path, { loopback, patienceSeconds: 60 }),
  pause: (seconds) => sleep(seconds * 1000),
}

export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = []
  for (const message of event.Records) {
    try {
      for (const arrival of arrivalsIn(message.body)) {
        const outcome = await workOff(arrival)
        logger.info('validated', { key: arrival.key, bytes: arrival.bytes, outcome })
      }
    } catch (error) {
      logger.error('validation failed', { ...faultForLog(error) })
      const last = Number(message.attributes.ApproximateReceiveCount) >= Number(environment.MAX_RECEIVES)
      if (last) await Promise.all(arrivalsIn(message.body).map(endBadly))
      batchItemFailures.push({ itemIdentifier: message.messageId })
    }
  }
  return { batchItemFailures }
}

async function workOff(arrival: Arrival): Promise<string> {
  const { key } = arrival
  return (await compareVersions(ports, key)) ?? (await promote(promoting, key)) ?? validate(ports, arrival)
}

async function endBadly(arrival: Arrival): Promise<void> {
  const { key } = arrival
  const wasAsked = (await giveUpComparing(ports, key)) || (await giveUpPromoting(promoting, key))
  if (!wasAsked) await giveUp(ports, arrival)
}

/** S3 also sends a test message without records when the notification is set up. */
function arrivalsIn(body: string): Arrival[] {
  const records = (JSON.parse(body) as Partial<S3Event>).Records ?? []
  return records.map(({ s3: { object } }) => ({
    key: decodeURIComponent(object.key.replaceAll('+', ' ')),
    versionId: object.versionId ?? 'null',
    bytes: object.size,
  }))
}
