// local/names.ts: what the resources of the one-machine edition are called. In AWS the stacks name them.

export const REGION = 'us-east-1'
export const ACCOUNT = '000000000000'
export const TABLE = 'plaza-local'
export const BUCKETS = { incoming: 'plaza-local-incoming', data: 'plaza-local-data', site: 'plaza-local-site' } as const
export const QUEUES = {
  validation: 'plaza-local-validation',
  deadLetters: 'plaza-local-validation-dead-letters',
} as const
export const CLIENT_ID = 'plaza-console'
/** Deliveries before a message goes to the dead letters; the same as in the stacks. */
export const MAX_RECEIVES = 3
