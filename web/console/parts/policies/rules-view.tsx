// web/console/parts/policies/rules-view.tsx: a sign-off policy as a table and as drawings.
import { type Box, drawingWords, drawRule, LINE_HEIGHT } from '../../../../core/sign-off-drawing.ts'
import { orderWords, outcomeWords, stepWords } from '../../../../core/sign-off-words.ts'
import { ROLE_WORDS } from '../../../catalog/words.ts'
import type { Rule } from '../../sign-off-policy-draft.ts'
import { TableScroll } from '../table-scroll.tsx'

export function RulesTable({ rules }: { rules: readonly Rule[] }) {
  return (
    <TableScroll label="Table of classifications" name="governance-table">
      <table class="words">
        <thead>
          <tr>
            <th scope="col">Classification</th>
            <th scope="col">What it is for</th>
            <th scope="col">Who must sign</th>
            <th scope="col">Order</th>
            <th scope="col">After the last signature</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.classification}>
              <th scope="row">{rule.title}</th>
              <td>{rule.description}</td>
              <td>
                <ul>
                  {rule.steps.map((step) => (
                    <li key={step.role}>{stepWords(step, ROLE_WORDS)}</li>
                  ))}
                </ul>
              </td>
              <td>{orderWords(rule)}</td>
              <td>{outcomeWords(rule)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

export function RulesDrawing({ rules }: { rules: readonly Rule[] }) {
  return (
    <div class="flows">
      {rules.map((rule) => (
        <figure key={rule.classification}>
          <figcaption>
            <h3>{rule.title}</h3>
            <p class="muted">{orderWords(rule)}</p>
          </figcaption>
          <RuleDrawing rule={rule} />
        </figure>
      ))}
    </div>
  )
}

/** The table says the same; the title and the words are for those who do not see it. */
function RuleDrawing({ rule }: { rule: Rule }) {
  const { width, height, boxes, arrows } = drawRule(rule, ROLE_WORDS)
  const id = `drawing-${rule.classification}`
  return (
    <svg
      class="flow"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby={`${id}-title ${id}-words`}
    >
      <title id={`${id}-title`}>The way to publication: {rule.title}</title>
      <desc id={`${id}-words`}>{drawingWords(rule, ROLE_WORDS)}</desc>
      <defs>
        <marker id={`${id}-head`} viewBox="0 0 8 8" refX="6" refY="4" markerWidth="8" markerHeight="8" orient="auto">
          <path class="flow-head" d="M0 0L8 4L0 8z" />
        </marker>
      </defs>
      {arrows.map((path) => (
        <path key={path} class="flow-arrow" d={path} marker-end={`url(#${id}-head)`} />
      ))}
      {boxes.map((box) => (
        <BoxView key={box.y} box={box} />
      ))}
    </svg>
  )
}

function BoxView({ box: { kind, x, y, width, height, lines } }: { box: Box }) {
  const first = y + height / 2 - ((lines.length - 1) * LINE_HEIGHT) / 2
  return (
    <g class={`flow-${kind}`}>
      <rect x={x} y={y} width={width} height={height} rx={kind === 'step' ? 6 : 19} />
      {lines.map((line, index) => (
        <text
          key={line}
          class={index === 0 ? 'flow-name' : 'flow-more'}
          x={x + width / 2}
          y={first + index * LINE_HEIGHT}
        >
          {line}
        </text>
      ))}
    </g>
  )
}
