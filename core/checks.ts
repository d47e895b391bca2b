// core/checks.ts: how strict a city's portal is: what happens to each kind of finding, as long as no publisher decides otherwise.
import { z } from 'zod'
import { ACTIONS } from './handling.ts'

/** What happens to a class of personal data: it blocks, it goes to the privacy reviewer, or it is not looked for. */
export const PERSONAL_ACTIONS = ['block', 'accept', 'ignore'] as const

export const checksSchema = z.object({
  /** By the code of the finding, e.g. `{ 'blank-row': 'fix' }`; the table in core/engine/finding-texts says what each can do. */
  findings: z.record(z.string(), z.enum(ACTIONS)).default({}),
  /** By the class, e.g. `{ EMAIL: 'block' }`; the defaults stand in core/engine/personal. */
  personal: z.record(z.string(), z.enum(PERSONAL_ACTIONS)).default({}),
  /** Reviewers cannot sign a version below this score, 0 to 100; see docs/quality.md. */
  minimumQuality: z.int().min(0).max(100).default(0),
  /** The smallest group that may share its quasi-identifiers where a dataset does not say. */
  smallestGroup: z.int().min(2).max(1000).default(5),
})
export type Checks = z.infer<typeof checksSchema>

export const DEFAULT_CHECKS: Checks = checksSchema.parse({})
