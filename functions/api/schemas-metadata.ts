// functions/api/schemas-metadata.ts: a dataset's description as it travels over the API.
import { z } from '@hono/zod-openapi'
import { isSlug } from '../../core/keys.ts'
import { LANGUAGES } from '../../core/languages.ts'
import { CLASSIFICATIONS, FREQUENCIES } from '../../core/model.ts'
import { text } from './schemas-text.ts'

const title = text(120)
const description = text(10_000)
const conditions = text(2000, 0).optional()
const knownIssues = text(4000, 0).optional()
const columns = z
  .array(z.object({ name: text(200), title: text(200).optional(), description: text(2000, 0).optional() }))
  .max(5000)

/** What readers read, in one more language. */
const texts = z
  .object({ title, description, conditions, knownIssues, columns: columns.optional() })
  .openapi('MetadataTexts')

export const metadataSchema = z
  .object({
    title,
    description,
    departmentId: text(40),
    topic: text(60),
    keywords: z.array(text(60)).max(20),
    license: z.url({ protocol: /^https?$/ }).max(300),
    frequency: z.enum(FREQUENCIES),
    contactName: text(120),
    contactEmail: z.email().max(200),
    classification: z.enum(CLASSIFICATIONS).optional(),
    conditions,
    knownIssues,
    columns,
    translations: z.partialRecord(z.enum(LANGUAGES), texts).optional().openapi({
      description: 'The texts in further languages of the portal; the ones above are in its first.',
    }),
  })
  .openapi('Metadata')

export const newDatasetSchema = metadataSchema
  .extend({ slug: z.string().refine(isSlug, 'lower-case letters, digits and single hyphens, at most 80').optional() })
  .openapi('NewDataset')

export const datasetChangesSchema = metadataSchema.partial().openapi('DatasetChanges')
