// core/launch-texts.ts: what a launch says where the city has written nothing of its own; figures are filled in when it is shown. Pure.
import type { Language } from './languages.ts'
import type { LaunchContents, LaunchText, LaunchTexts } from './launch.ts'

/** Words that nobody can say for the city are not here: its statement, and who speaks. */
type Starters = Readonly<Omit<Required<LaunchTexts>, 'statement' | 'speakerTitle' | 'portraitAlt'>>

export const LAUNCH_STARTERS: Readonly<Record<Language, Starters>> = {
  en: {
    banner: 'The open data of {city} is here: {datasets} from {departments}, free for everybody to use.',
    newsTitle: '{city} opens its data to everybody',
    newsText: `Today {city} opens its data. It begins with {datasets} and {rows} from {departments}.

Everything can be read in the browser, downloaded and queried. It is free, without an account and without a key. Each dataset says who answers for it, how often it is renewed, and who has looked at it before it was published.

Something is missing or wrong? Every page of a dataset has a contact. Tell us.`,
    pressRelease: `## {city} opens its data to everybody

{day} – {city} has opened a public catalog of its data at {address}. It begins with {datasets} and {rows} from {departments}: {departmentNames}.

Anybody can read the data in the browser, download it as {formats}, or use it in their own programs, free and without an account. Before a dataset is published, people who answer for it by name look at its quality and at the privacy of residents. Each dataset tells when it was renewed last, and when it is to be renewed next.

The city also publishes its plan: which data comes next, which is late, and what is not published and why. Residents can report mistakes in each dataset to the people who look after it.

## What comes next

New data follows as the plan says. The portal shows every day whether the city keeps its word.`,
    socialShort: '{city} has opened its data: {datasets} from {departments}, free for everybody. {address}',
    socialLong: `{city} has opened its data: {datasets} and {rows} from {departments}, free for everybody, without an account.

Look at it in the browser, download it as {formats}, or build something with it: {address}

What would you like to see next? Tell us.`,
  },
  es: {
    banner: 'Los datos abiertos de {city} ya están aquí: {datasets} de {departments}, de uso libre para todo el mundo.',
    newsTitle: '{city} abre sus datos a todo el mundo',
    newsText: `Hoy {city} abre sus datos. Empieza con {datasets} y {rows} de {departments}.

Todo se puede consultar en el navegador, descargar y filtrar. Es gratuito, sin cuenta y sin clave. Cada conjunto de datos indica quién responde de él, cada cuánto se renueva y quién lo ha revisado antes de publicarlo.

¿Falta algo o hay un error? La página de cada conjunto de datos tiene un contacto. Díganoslo.`,
    pressRelease: `## {city} abre sus datos a todo el mundo

{day} – {city} ha abierto un catálogo público de sus datos en {address}. Empieza con {datasets} y {rows} de {departments}: {departmentNames}.

Cualquier persona puede consultar los datos en el navegador, descargarlos como {formats} o usarlos en sus propios programas, gratis y sin cuenta. Antes de publicar un conjunto de datos, personas que responden de él con su nombre revisan su calidad y la privacidad de los vecinos. Cada conjunto de datos indica cuándo se renovó por última vez y cuándo toca la próxima.

La ciudad publica también su plan: qué datos vienen después, cuáles se retrasan y qué no se publica y por qué. Los vecinos pueden comunicar errores de cada conjunto de datos a quienes lo cuidan.

## Qué viene después

Los nuevos datos llegarán según el plan. El portal muestra cada día si la ciudad cumple su palabra.`,
    socialShort: '{city} ha abierto sus datos: {datasets} de {departments}, libres para todo el mundo. {address}',
    socialLong: `{city} ha abierto sus datos: {datasets} y {rows} de {departments}, libres para todo el mundo y sin cuenta.

Consúltelos en el navegador, descárguelos como {formats} o cree algo con ellos: {address}

¿Qué le gustaría ver después? Díganoslo.`,
  },
}

/** A beginning for whoever writes the statement: it is put into the form only when somebody asks for it. */
export const STATEMENT_STARTERS: Readonly<Record<Language, string>> = {
  en: 'The data that {city} collects belongs to the people who live here. Today we begin to share it. Use it, question it, and tell us what you need next.',
  es: 'Los datos que reúne {city} pertenecen a quienes viven aquí. Hoy empezamos a compartirlos. Úselos, cuestiónelos y díganos qué necesita después.',
}

/** What people usually do around a launch; the portal's own list until somebody saves another. */
export const TASK_STARTERS: readonly string[] = [
  'Tell the mayor’s office the day, and ask for a statement and a portrait',
  'Show the beta to everybody who will speak about it',
  'Invite departments, partners, newsrooms, libraries and civic groups to the event',
  'Choose a room with network, a screen, step-free access and an interpreter',
  'Plan a short demonstration: one question, one dataset, one answer',
  'Send the press release under embargo to newsrooms that keep one',
  'Tell 311, the web team and the social media team what will be asked',
  'Put the banner on the city’s own site',
  'Have somebody at hand who can correct data on the day',
  'Thank the departments by name',
  'Write down what was asked and what broke, and answer within a week',
]

/** Each text as it counts in a language: the city's own where there is one; else the portal's. */
export function launchTextsIn({ texts }: Pick<LaunchContents, 'texts'>, language: Language): Required<LaunchTexts> {
  const own = texts[language] ?? {}
  const starters: LaunchTexts = LAUNCH_STARTERS[language]
  const text = (field: LaunchText): string => own[field]?.trim() || starters[field] || ''
  return {
    ...{ speakerTitle: text('speakerTitle'), statement: text('statement'), portraitAlt: text('portraitAlt') },
    ...{ banner: text('banner'), newsTitle: text('newsTitle'), newsText: text('newsText') },
    ...{ pressRelease: text('pressRelease'), socialShort: text('socialShort'), socialLong: text('socialLong') },
  }
}
