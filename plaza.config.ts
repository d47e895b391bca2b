// plaza.config.ts: everything a city decides, both stages in view. `npm run synth` checks it.
import type { SettingsInput } from './core/settings.ts'

const settings: SettingsInput = {
  portalId: 'alder-bay',
  city: {
    name: 'City of Alder Bay',
    portalName: 'Open Data',
    tagline: 'Your city, in open data.',
    contactEmail: 'opendata@alderbay.example',
    brand: '#0b5c66',
    accent: '#f59e2c',
    topics: [
      'Budget & Finance',
      'Business & Economy',
      'Environment',
      'Government',
      'Health',
      'Housing & Buildings',
      'Parks & Recreation',
      'Planning & Land',
      'Public Safety',
      'Transport',
    ],
    departments: [
      { id: 'mayor', name: 'Office of the Mayor' },
      { id: 'parks', name: 'Parks and Recreation' },
      { id: 'planning', name: 'Planning and Building' },
      { id: 'finance', name: 'Finance' },
      { id: 'health', name: 'Public Health' },
      { id: 'transport', name: 'Transportation' },
    ],
    searchSuggestions: ['311', 'street trees', 'permits', 'bike counts'],
    // Everything else that visitors read is there in Spanish already.
    translations: {
      es: {
        portalName: 'Datos abiertos',
        tagline: 'Su ciudad, en datos abiertos.',
        topics: {
          'Budget & Finance': 'Presupuesto y finanzas',
          'Business & Economy': 'Empresas y economía',
          Environment: 'Medio ambiente',
          Government: 'Gobierno',
          Health: 'Salud',
          'Housing & Buildings': 'Vivienda y edificios',
          'Parks & Recreation': 'Parques y ocio',
          'Planning & Land': 'Urbanismo y suelo',
          'Public Safety': 'Seguridad pública',
          Transport: 'Transporte',
        },
        departments: {
          mayor: 'Alcaldía',
          parks: 'Parques y ocio',
          planning: 'Urbanismo y obras',
          finance: 'Hacienda',
          health: 'Salud pública',
          transport: 'Transporte',
        },
        searchSuggestions: ['311', 'árboles', 'permisos', 'bicicletas'],
      },
    },
    synonyms: [
      ['bike', 'bicycle', 'cycling'],
      ['trash', 'garbage', 'waste', 'refuse'],
      ['salary', 'payroll', 'wage'],
    ],
  },
  checks: {
    // What happens to a finding as long as the publisher decides nothing: block, fix, set-aside or accept.
    findings: { 'blank-row': 'block' },
    // Classes of personal data: block, accept (the privacy reviewer decides) or ignore.
    personal: {},
    // Versions below this score cannot be signed; see docs/quality.md.
    minimumQuality: 40,
    // People in smaller groups of equal age, sex, postal code and the like can be told apart.
    smallestGroup: 5,
  },
  access: {
    // Whoever has an address here may sign in and ask for a role; everybody else needs an invitation.
    mailDomains: ['alderbay.example'],
    // Becomes administrator with the first sign-in, as long as there is none.
    firstAdministrator: 'ada@alderbay.example',
  },
  // Where people sign in: a pool of Cognito, unless `signIn` names the city's provider; see docs/infrastructure.md.
  signIn: { kind: 'cognito' },
  stages: {
    beta: {
      region: 'eu-west-1',
      retain: false,
      noindex: true,
      // Said on every page, in README files and by the API. `acknowledge` asks every visitor to agree once; other words
      // than the portal's: `texts: { en: '...', es: '...' }`. See docs/beta.md.
      notice: { mode: 'label' },
      // Visitors are asked what they think, first and last day.
      feedback: { from: '2026-11-01', to: '2027-03-31' },
      // Only invited people get in, and whoever has an address here can mail themselves an invitation:
      // invitation: { mailDomains: ['alderbay.example'] },
      // Once production is launched, beta says where the portal is now:
      // moves: { to: 'https://data.alderbay.example', on: '2027-04-15' },
      logRetentionDays: 14,
      validationMemoryMegabytes: 1769,
    },
    production: {
      region: 'eu-west-1',
      retain: true,
      noindex: false,
      logRetentionDays: 90,
      validationMemoryMegabytes: 3008, // new AWS accounts have no more
    },
  },
}
export default settings
