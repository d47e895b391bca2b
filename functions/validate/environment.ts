// functions/validate/environment.ts: what the validation function is told.
import { z } from 'zod'

export const validateEnvironment = z.object({
  TABLE: z.string().min(1),
  INCOMING_BUCKET: z.string().min(1),
  DATA_BUCKET: z.string().min(1),
  /** JSON of `Checks`, see core/checks.ts. */
  CHECKS: z.string().min(2),
  /** How often the queue delivers a message before it goes to the dead letters. */
  MAX_RECEIVES: z.string().regex(/^\d+$/),
  /** Memory the data engine may use, in megabytes: the function's memory less 500. */
  ENGINE_MEMORY_MEGABYTES: z.string().regex(/^\d+$/),
})
export type ValidateEnvironment = z.infer<typeof validateEnvironment>
