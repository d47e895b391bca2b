// core/sign-off-drawing.ts: the way of a file through its sign-offs as boxes and arrows: where they stand, in units of the drawing.
import type { Language } from './languages.ts'
import type { PolicyRule } from './sign-off-policy.ts'
import { signOffTexts } from './sign-off-texts.ts'
import { outcomeWords, type RoleWords } from './sign-off-words.ts'

export interface Box {
  readonly kind: 'start' | 'step' | 'end'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** The first line is the name. */
  readonly lines: readonly string[]
}

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  /** Paths in the language of SVG; each ends where its arrow head is. */
  readonly arrows: readonly string[]
}

// Narrow enough to be read on a phone without making it smaller.
const WIDTH = 300
const LANE = 28
const BOX_WIDTH = WIDTH - 2 * LANE
const PILL_HEIGHT = 38
const GAP = 26
export const LINE_HEIGHT = 19
const PADDING = 12

/** From top to bottom: in order, boxes follow each other; at the same time, they stand between two rails. */
export function drawRule(rule: PolicyRule, words: RoleWords, language: Language = 'en'): Drawing {
  const { drawing: texts, days } = signOffTexts(language)
  const isRow = rule.order === 'parallel' && rule.steps.length > 1
  const gap = isRow ? GAP / 2 : GAP
  const boxes: Box[] = [{ kind: 'start', x: LANE, y: 1, width: BOX_WIDTH, height: PILL_HEIGHT, lines: [texts.checked] }]
  let y = 1 + PILL_HEIGHT + GAP
  for (const { role, dueDays, deputy } of rule.steps) {
    const lines = [words[role], texts.within(days(dueDays)), ...(deputy ? [texts.deputy(words[deputy])] : [])]
    const height = 2 * PADDING + lines.length * LINE_HEIGHT
    boxes.push({ kind: 'step', x: LANE, y, width: BOX_WIDTH, height, lines })
    y += height + gap
  }
  y += GAP - gap
  const lines = rule.publishes ? texts.published : texts.listed
  const height = rule.publishes ? PILL_HEIGHT : PILL_HEIGHT + LINE_HEIGHT
  boxes.push({ kind: 'end', x: LANE, y, width: BOX_WIDTH, height, lines })
  return { width: WIDTH, height: y + height + 1, boxes, arrows: isRow ? railArrows(boxes) : chainArrows(boxes) }
}

/** What the drawing shows, for those who do not see it. */
export function drawingWords(rule: PolicyRule, words: RoleWords, language: Language = 'en'): string {
  const texts = signOffTexts(language).drawing
  const names = rule.steps.map(({ role }) => words[role])
  const isRow = rule.order === 'parallel' && names.length > 1
  return texts.words(isRow ? texts.together(names) : texts.inOrder(names), outcomeWords(rule, language))
}

function chainArrows(boxes: readonly Box[]): string[] {
  const middle = WIDTH / 2
  return boxes.slice(1).map((box, index) => {
    const above = boxes[index]!
    return `M${middle} ${above.y + above.height}V${box.y - 3}`
  })
}

/** One rail leads from the start to every step, another from every step to the end. */
function railArrows(boxes: readonly Box[]): string[] {
  const start = boxes[0]!
  const end = boxes.at(-1)!
  const middleOf = ({ y, height }: Box) => y + height / 2
  return boxes
    .slice(1, -1)
    .flatMap((box) => [
      `M${start.x} ${middleOf(start)}H8V${middleOf(box)}H${box.x - 3}`,
      `M${box.x + box.width} ${middleOf(box)}H${WIDTH - 8}V${middleOf(end)}H${end.x + end.width + 3}`,
    ])
}
