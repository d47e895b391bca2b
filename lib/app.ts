// lib/app.ts: the CDK app from a city's settings: both stages, or one of them.
import { App, type AppProps } from 'aws-cdk-lib'
import { type Settings, STAGES, type StageName } from '../core/settings.ts'
import { checkRules } from './nag.ts'
import { PlazaStage } from './plaza-stage.ts'

/** @param stages which are in it; both when absent */
export function plazaApp(settings: Settings, stages: readonly StageName[] = STAGES, props: AppProps = {}): App {
  const app = new App(props)
  for (const stage of stages) new PlazaStage(app, stage, settings) // storage, site, flow; production is kept when deleted
  checkRules(app)
  return app
}
