// test/rehearsal/front/account.ts: what the rehearsed account may: quotas and mails. Moto has none of it.
import type { Json } from '../json.ts'
import { type Answered, type Asked, json } from './request.ts'

/** AWS's defaults for an account that has been used for a while, by code of the quota. */
const QUOTAS: Readonly<Record<string, number>> = {
  'L-B99A9384': 1000, // functions of Lambda at the same time
  'L-24B04930': 200, // distributions of CloudFront
}

/** An account that AWS has let out of the sandbox: it may write to anybody. */
const MAIL = {
  ProductionAccessEnabled: true,
  SendingEnabled: true,
  EnforcementStatus: 'HEALTHY',
  SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 0 },
}

/** @returns nothing when the request is about something else */
export function answerAccount(asked: Asked): Answered | undefined {
  if (asked.headers['x-amz-target'] === 'ServiceQuotasV20190624.GetServiceQuota') return answerQuota(asked)
  if (asked.service === 'ses' && asked.path === '/v2/email/account') return json(200, MAIL)
  return undefined
}

function answerQuota({ body }: Asked): Answered {
  const { ServiceCode, QuotaCode } = JSON.parse(body.toString()) as Json
  const Value = QUOTAS[QuotaCode]
  if (Value !== undefined) return json(200, { Quota: { ServiceCode, QuotaCode, Value } })
  return json(400, { __type: 'NoSuchResourceException', Message: `the rehearsal knows no quota ${QuotaCode}` })
}
