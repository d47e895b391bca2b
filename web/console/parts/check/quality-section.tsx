// web/console/parts/check/quality-section.tsx: the quality score, and for each lost point how to win it back.
import { type Dimension, describeScore, type QualityScore } from '../../../../core/quality.ts'
import { type Checking, SECTIONS } from '../../checking.ts'
import { Section } from './section.tsx'
import { ShowMore } from './show-more.tsx'

const DIMENSIONS: Readonly<Record<Dimension, { readonly words: string; readonly meaning: string }>> = {
  completeness: { words: 'Completeness', meaning: 'few empty cells' },
  conformity: { words: 'Conformity', meaning: 'cells are what their column says' },
  uniqueness: { words: 'Uniqueness', meaning: 'no row twice' },
  timeliness: { words: 'Timeliness', meaning: 'as new as promised' },
  stability: { words: 'Stability', meaning: 'like the last version' },
  documentation: { words: 'Documentation', meaning: 'described well' },
}

export function QualitySection({ quality, checking }: { quality: QualityScore; checking: Checking }) {
  const { total, dimensions, losses } = quality
  const { minimumQuality } = checking.checks
  return (
    <Section id={SECTIONS.quality} title="Quality">
      <p class="score">
        <strong>{total}</strong> of 100, {describeScore(total)}
      </p>
      {total < minimumQuality && (
        <div class="alert warn">
          <p>The city asks for at least {minimumQuality}. Reviewers cannot sign this version before it has them.</p>
        </div>
      )}
      <ul class="dimensions">
        {dimensions.map(({ dimension, points, of }) => (
          <li key={dimension}>
            <span id={`quality-${dimension}`}>
              {DIMENSIONS[dimension]?.words ?? dimension} <span class="muted">{DIMENSIONS[dimension]?.meaning}</span>
            </span>
            <progress class="progress" max={of} value={points} aria-labelledby={`quality-${dimension}`} />
            <span class="number">
              {points} of {of}
            </span>
          </li>
        ))}
      </ul>
      {losses.length === 0 ? (
        <p>No point was lost.</p>
      ) : (
        <>
          <h3>How to win points back</h3>
          <ShowMore items={losses} step={12} noun="reasons">
            {(some) => (
              <ul class="losses">
                {some.map(({ points, why, fix }, index) => (
                  <li key={index}>
                    <span class="points">{pointsText(points)}</span>
                    <div>
                      <p>{why}</p>
                      <p>
                        <strong>What to do:</strong> {fix}
                      </p>
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </ShowMore>
        </>
      )}
    </Section>
  )
}

/** `2.5 points`; losses are given in tenths. */
function pointsText(points: number): string {
  return `${points.toFixed(1).replace(/\.0$/, '')} ${points === 1 ? 'point' : 'points'}`
}
