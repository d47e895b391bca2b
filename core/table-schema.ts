// core/table-schema.ts: Frictionless Table Schema as a handling, and back. @see https://datapackage.org/standard/table-schema/
import { z } from 'zod'
import { type ColumnRule, type Handling, handlingSchema } from './handling.ts'
import type { ColumnType } from './model.ts'

/** Types of the standard; `any` and the like are left to the engine. */
const TYPES: Readonly<Record<string, ColumnType>> = {
  string: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  year: 'integer',
  geopoint: 'geopoint',
  geojson: 'geometry',
}

const literal = z.union([z.string(), z.number(), z.boolean()]).transform(String)

const fieldSchema = z.object({
  name: z.string().min(1),
  type: z.string().optional(),
  constraints: z
    .object({
      required: z.boolean().optional(),
      unique: z.boolean().optional(),
      minimum: literal.optional(),
      maximum: literal.optional(),
      minLength: z.int().optional(),
      maxLength: z.int().optional(),
      pattern: z.string().optional(),
      enum: z.array(literal).min(1).optional(),
    })
    .optional(),
})

const names = z.union([z.string().transform((name) => [name]), z.array(z.string())])

const tableSchema = z.object({
  fields: z.array(fieldSchema),
  missingValues: z.array(z.string()).optional(),
  primaryKey: names.optional(),
  foreignKeys: z
    .array(z.object({ fields: names, reference: z.object({ resource: z.string().optional(), fields: names }) }))
    .optional(),
})

/**
 * What a Table Schema declares, as far as it is about one table: types, constraints, keys, missing values.
 *
 * Fields go by name. Foreign keys into other tables and those of several fields are left out: a dataset has one table.
 *
 * @throws Error with one line per fault when it is no Table Schema
 */
export function handlingFrom(schema: unknown): Handling {
  const parsed = tableSchema.safeParse(schema)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join('.') || '(top)'}: ${message}`)
    throw new Error(`this is no Table Schema:\n${faults.join('\n')}`)
  }
  const { fields, missingValues = [], primaryKey = [], foreignKeys = [] } = parsed.data
  return handlingSchema.parse({
    reading: { nullTokens: missingValues.filter((value) => value.trim() !== '') },
    columns: fields.map(ruleOf),
    primaryKey,
    foreignKeys: foreignKeys.flatMap(({ fields: own, reference }) =>
      !reference.resource && own.length === 1 ? [{ column: own[0], references: reference.fields[0] }] : [],
    ),
  })
}

function ruleOf({ name, type, constraints }: z.infer<typeof fieldSchema>): ColumnRule {
  const known = type === undefined ? undefined : TYPES[type]
  return { name, ...(known ? { type: known } : {}), ...(constraints ? { constraints } : {}) }
}
