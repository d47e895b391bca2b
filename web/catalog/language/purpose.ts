// web/catalog/language/purpose.ts: what stands around purpose and goals, in each language.
import type { Language } from '../../../core/languages.ts'

const en = {
  title: 'Purpose and goals',
  about: 'About',
  description: (city: string) => `Why ${city} publishes its data, and what it wants to reach.`,
  lead: (city: string) =>
    `Why ${city} publishes its data, what it wants to reach, and how anybody can see whether it does.`,
  goals: 'What we want to reach',
  measure: 'How it is measured',
  noMeasure: 'Not settled yet',
  none: 'The city has not written this down yet. Its policies say what it promises.',
  further: 'Further reading',
  policies: 'Policies',
  plan: 'Release calendar',
  governance: 'Who signs what',
}

const es: typeof en = {
  title: 'Propósito y metas',
  about: 'Acerca de',
  description: (city) => `Por qué publica sus datos ${city} y qué quiere conseguir.`,
  lead: (city) => `Por qué publica sus datos ${city}, qué quiere conseguir y cómo puede ver cualquiera si lo consigue.`,
  goals: 'Qué queremos conseguir',
  measure: 'Cómo se mide',
  noMeasure: 'Aún por decidir',
  none: 'La ciudad todavía no lo ha puesto por escrito. Sus políticas dicen qué promete.',
  further: 'Más información',
  policies: 'Políticas',
  plan: 'Calendario de publicación',
  governance: 'Quién firma qué',
}

export const purposeWords: Readonly<Record<Language, typeof en>> = { en, es }
