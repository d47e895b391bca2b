// bin/plaza.ts: the CDK app: both stages in view.
import { App } from 'aws-cdk-lib'
import { readSettings, withFirstAdministrator } from '../core/settings.ts'
import { checkRules } from '../lib/nag.ts'
import { PlazaStage } from '../lib/plaza-stage.ts'
import config from '../plaza.config.ts'

const app = new App()
const settings = readSettings(withFirstAdministrator(config, process.env['PLAZA_FIRST_ADMINISTRATOR']))

new PlazaStage(app, 'beta', settings) //       storage, site, flow
new PlazaStage(app, 'production', settings) // the same, kept when deleted

checkRules(app)
