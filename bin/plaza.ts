// bin/plaza.ts: the CDK app: both stages in view, from the city's settings.
import { loadSettings } from '../adapters/settings-file.ts'
import { plazaApp } from '../lib/app.ts'

plazaApp(await loadSettings())
