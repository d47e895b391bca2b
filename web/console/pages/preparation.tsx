// web/console/pages/preparation.tsx: what the portal is for, how ready the city is, and what it begins with.
import { useDesk } from '../context.ts'
import { changePreparation, type Preparation, preparation } from '../desk/preparation.ts'
import { LaunchTabs } from '../parts/launch/launch-tabs.tsx'
import { Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { focusOn } from '../parts/people/action.tsx'
import { NotForYou } from '../parts/people/not-for-you.tsx'
import { AssessmentSection } from '../parts/preparation/assessment-section.tsx'
import { GovernanceSection, PeopleSection } from '../parts/preparation/known-sections.tsx'
import { LaunchSetSection } from '../parts/preparation/launch-set-section.tsx'
import { PlanSection } from '../parts/preparation/plan-section.tsx'
import { PurposeSection } from '../parts/preparation/purpose-section.tsx'
import { Bar, headingOf, type SectionProps } from '../parts/preparation/section.tsx'
import { firstStep, progressOf, SECTION_TITLES, type SectionName } from '../preparation-draft.ts'
import { mayPrepare, maySeePreparation } from '../rights-preparation.ts'

const WHY = 'Members of the portal see the preparation. Ask for a role under “My account”.'

export function PreparationPage() {
  const { me } = useDesk()
  return maySeePreparation(me) ? <PreparationDesk /> : <NotForYou title="Preparation" why={WHY} />
}

function PreparationDesk() {
  const { api, me, announce } = useDesk()
  const load = useLoad(() => preparation(api), [api])
  const mayWrite = mayPrepare(me)
  return (
    <>
      <PageHead title="Preparation">
        <p class="lead">
          From the first talk to the day of the launch: why, with whom, with which data, and when.
          {!mayWrite && ' Administrators write here; you can read along.'}
        </p>
      </PageHead>
      <div class="wrap page-body">
        <LaunchTabs current="preparation" />
        <Loader load={load} what="the preparation">
          {(prep) => (
            <Sections
              {...{ prep, mayWrite }}
              save={async (change, said) => {
                load.set(await changePreparation(api, prep, change))
                announce(said)
              }}
            />
          )}
        </Loader>
      </div>
    </>
  )
}

function Sections(props: SectionProps) {
  return (
    <div class="stack">
      <Overview prep={props.prep} />
      <PurposeSection {...props} />
      <AssessmentSection {...props} />
      <LaunchSetSection {...props} />
      <GovernanceSection {...props} />
      <PeopleSection {...props} />
      <PlanSection {...props} />
    </div>
  )
}

/** How far each section is, with a way to it; behind the `#` stands the page, so buttons move the focus. */
function Overview({ prep }: { prep: Preparation }) {
  const progress = Object.entries(progressOf(prep)) as [SectionName, ReturnType<typeof progressOf>[SectionName]][]
  const first = firstStep(prep)
  return (
    <section aria-labelledby="preparation-overview">
      <h2 id="preparation-overview" class="visually-hidden">
        How far the preparation is
      </h2>
      {first && (
        <div class="alert">
          <p>
            <strong>Next:</strong> {first.words}
          </p>
        </div>
      )}
      <ul class="preparation-overview">
        {progress.map(([name, { done, of, words }]) => (
          <li key={name}>
            <button type="button" class="link-button" onClick={() => focusOn(headingOf(name))}>
              {SECTION_TITLES[name]}
            </button>
            <Bar label={`Overview: ${SECTION_TITLES[name]}`} {...{ done, of, words }} />
          </li>
        ))}
      </ul>
    </section>
  )
}
