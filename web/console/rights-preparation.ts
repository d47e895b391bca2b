// web/console/rights-preparation.ts: who reads and writes the preparation, and who attests, from the API's own table.
import type { Me } from './api.ts'
import { isOpenTo } from './rights.ts'

export const maySeePreparation = (me: Me): boolean => isOpenTo(me, 'GET', '/api/v1/preparation')

export const mayPrepare = (me: Me): boolean => isOpenTo(me, 'PATCH', '/api/v1/preparation')

export const maySeeReadiness = (me: Me): boolean => isOpenTo(me, 'GET', '/api/v1/readiness')

export const mayAttest = (me: Me): boolean => isOpenTo(me, 'PUT', '/api/v1/readiness/{check}/attestation')
