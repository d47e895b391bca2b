// functions/api/schemas-text.ts: text as it comes in over the API.
import { z } from '@hono/zod-openapi'

/** Text that people wrote: trimmed, without control characters. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value), 'no control characters')
