// test/support/second-city.ts: an invented second city: Spanish first, other colours, topics and departments of its own.
import type { SettingsInput } from '../../core/settings.ts'

const settings: SettingsInput = {
  portalId: 'valdeluz',
  city: {
    name: 'Ayuntamiento de Valdeluz',
    portalName: 'Valdeluz Abierta',
    tagline: 'Los datos de todos, para todos.',
    contactEmail: 'datos@valdeluz.example',
    brand: '#7a1f3d',
    accent: '#2f9e6e',
    language: 'es',
    topics: ['Agua', 'Cultura', 'Movilidad', 'Presupuesto', 'Urbanismo'],
    departments: [
      { id: 'alcaldia', name: 'Alcaldía' },
      { id: 'aguas', name: 'Aguas de Valdeluz' },
      { id: 'movilidad', name: 'Movilidad' },
      { id: 'hacienda', name: 'Hacienda' },
    ],
    searchSuggestions: ['autobuses', 'presupuesto', 'fuentes'],
    translations: {
      en: {
        portalName: 'Open Valdeluz',
        tagline: 'Everybody’s data, for everybody.',
        topics: {
          Agua: 'Water',
          Cultura: 'Culture',
          Movilidad: 'Mobility',
          Presupuesto: 'Budget',
          Urbanismo: 'Planning',
        },
        departments: {
          alcaldia: 'Mayor’s Office',
          aguas: 'Valdeluz Water',
          movilidad: 'Mobility',
          hacienda: 'Finance',
        },
        searchSuggestions: ['buses', 'budget', 'fountains'],
      },
    },
  },
  checks: { minimumQuality: 50, smallestGroup: 10 },
  access: { mailDomains: ['valdeluz.example'], firstAdministrator: 'ana@valdeluz.example' },
  stages: {
    beta: {
      region: 'eu-west-3',
      retain: false,
      noindex: true,
      notice: {
        mode: 'acknowledge',
        texts: {
          es: 'Valdeluz Abierta está en pruebas hasta el verano. Los datos pueden cambiar sin aviso.',
          en: 'Open Valdeluz is being tested until summer. Data may change without notice.',
        },
      },
      feedback: { from: '2026-11-01', to: '2027-05-31' },
      logRetentionDays: 7,
      validationMemoryMegabytes: 1769,
    },
    production: {
      region: 'eu-west-3',
      retain: true,
      noindex: false,
      monthlyBudgetDollars: 25,
      logRetentionDays: 30,
      validationMemoryMegabytes: 3008,
    },
  },
}
export default settings
