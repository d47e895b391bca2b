// local/s3/tags.ts: labels on objects, in the three forms in which clients send them.
import { refuse } from './errors.ts'
import { elements, type Field, text } from './xml.ts'

export interface Tag {
  readonly key: string
  readonly value: string
}

const MAX_TAGS = 10

/** From the `x-amz-tagging` header: `a=1&b=2`. */
export function tagsFromHeader(header: string | undefined): Tag[] {
  return checked([...new URLSearchParams(header ?? '')].map(([key, value]) => ({ key, value })))
}

/** From a Tagging document: a request body, or the `tagging` field of a form. */
export function tagsFromXml(xml: string): Tag[] {
  return checked(elements(xml, 'Tag').map((tag) => ({ key: text(tag, 'Key') ?? '', value: text(tag, 'Value') ?? '' })))
}

export function tagFields(tags: readonly Tag[]): Field[] {
  return [
    [
      'TagSet',
      tags.map(
        ({ key, value }): Field => [
          'Tag',
          [
            ['Key', key],
            ['Value', value],
          ],
        ],
      ),
    ],
  ]
}

function checked(tags: Tag[]): Tag[] {
  if (tags.length > MAX_TAGS) refuse('BadRequest', `Object tags cannot be greater than ${MAX_TAGS}`)
  return tags
}
