// web/catalog/language/freshness.ts: whether data is as new as promised, in each language. Markup comes in as an argument.
import { html } from 'hono/html'
import type { Language } from '../../../core/languages.ts'
import type { Markup } from '../markup.ts'

const en = {
  freshness: 'Freshness',
  overdue: 'This dataset is overdue.',
  overdueSince: (day: Markup) => html`Its next version was due on ${day}.`,
  paused: 'Updates are paused',
  pausedSince: (since: Markup) => html`since ${since}.`,
  pausedUntil: (since: Markup, until: Markup) => html`since ${since}, expected to go on from ${until}.`,
  retired: 'This dataset is retired.',
  retiredSince: (since: Markup) => html`It has not been renewed since ${since} and will not be.`,
  nextUpdate: 'Next update',
  due: (day: Markup) => html`due ${day}`,
  share: (fresh: string, of: string, percent: string) =>
    html`Today <strong>${fresh} of ${of}</strong> datasets with a schedule are up to date (${percent}).`,
  about: (due: string, overdue: string) =>
    html`Every dataset says how often it is renewed. From the day on which its next version is due, its badge says <em>${due}</em>; when a grace of a day to a month has passed as well, it says <em>${overdue}</em>, and first the publisher, then the department, then the open data team are reminded. A dataset that rests or has ended says so, with the reason.`,
  machines: 'For machines:',
}

const es: typeof en = {
  freshness: 'Vigencia',
  overdue: 'Este conjunto de datos está atrasado.',
  overdueSince: (day) => html`Su próxima versión estaba prevista para el ${day}.`,
  paused: 'Las actualizaciones están en pausa',
  pausedSince: (since) => html`desde el ${since}.`,
  pausedUntil: (since, until) => html`desde el ${since}; se espera que sigan a partir del ${until}.`,
  retired: 'Este conjunto de datos está retirado.',
  retiredSince: (since) => html`No se renueva desde el ${since} y no se renovará.`,
  nextUpdate: 'Próxima actualización',
  due: (day) => html`prevista para el ${day}`,
  share: (fresh, of, percent) =>
    html`Hoy <strong>${fresh} de ${of}</strong> conjuntos de datos con calendario están al día (${percent}).`,
  about: (due, overdue) =>
    html`Cada conjunto de datos dice con qué frecuencia se renueva. Desde el día en que toca la próxima versión, su distintivo dice <em>${due}</em>; cuando ha pasado además un plazo de gracia, de un día a un mes, dice <em>${overdue}</em>, y se avisa primero a quien publica, después al departamento y después al equipo de datos abiertos. Un conjunto de datos en pausa o terminado lo dice, con el motivo.`,
  machines: 'Para máquinas:',
}

export const freshnessTexts: Readonly<Record<Language, typeof en>> = { en, es }
