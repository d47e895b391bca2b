// web/catalog/language/text-pages.ts: the page about the portal and the one for wrong addresses, in each language.
import { html } from 'hono/html'
import type { Language } from '../../../core/languages.ts'
import type { Markup } from '../markup.ts'

/** Links of the page about the portal, as addresses. */
export interface AboutLinks {
  readonly purpose: string
  readonly governance: string
  readonly policies: string
  readonly plan: string
  readonly audit: string
  readonly mail: Markup
}

const en = {
  about: 'About',
  aboutDescription: (city: string) => `How ${city} publishes data.`,
  aboutLead: (city: string) =>
    `${city} publishes data that it holds for the public, so that anyone can look, check and build.`,
  beforeFreshness: ({
    purpose,
    governance,
    policies,
    plan,
    audit,
  }: AboutLinks) => html`<p>Why we do this, and what we want to reach: our <a href="${purpose}">purpose and goals</a>.</p>
<h2>How data gets here</h2>
<p>A department uploads a file. It is checked automatically for structure, types and personal data. Reviewers read the report and sign; nobody signs off their own upload. Only then it is published, and the page of the dataset says which reviews it had and when. <a href="${governance}">Who signs what</a> is public, too, and so is the <a href="${audit}">audit log</a>.</p>
<h2>The rules</h2>
<p>What we publish, what we keep back and why, how fast we correct: our <a href="${policies}">policies</a>, each signed by the people who answer for it. What comes next is in the <a href="${plan}">release calendar</a>.</p>
<h2>Versions</h2>
<p>Every update is a new version. Files of a version never change, so work that quotes them can be repeated. When data has to be withdrawn, its address says when and why.</p>`,
  afterFreshness: ({ mail }: AboutLinks) => html`<h2>Licences</h2>
<p>Every dataset names its licence. Most need no more than naming the source.</p>
<h2>Languages</h2>
<p>All pages are in English and in Spanish. Departments translate titles and descriptions of their datasets where they can; the data itself stays as it is.</p>
<h2 id="privacy">Privacy</h2>
<p>This site sets no cookies for readers, uses no trackers and loads nothing from other sites. Your choice of light or dark stays in your browser. What you type into the search stays in your browser, too.</p>
<h2 id="accessibility">Accessibility</h2>
<p>We aim at WCAG 2.2, level AA. Pages work without script, by keyboard and with screen readers; every chart has its numbers as a table. If something is hard to use, write to ${mail}.</p>
<h2>Contact</h2>
<p>Questions, corrections, wishes: ${mail}.</p>`,
  notFound: 'Not found',
  notFoundTitle: 'There is nothing at this address',
  notFoundLead: 'It may have moved. Search for it, or go on from here:',
  home: 'Home',
  allDatasets: 'All datasets',
}

const es: typeof en = {
  about: 'Acerca de',
  aboutDescription: (city) => `Cómo publica sus datos ${city}.`,
  aboutLead: (city) =>
    `${city} publica los datos que guarda para el público, para que cualquiera pueda verlos, comprobarlos y construir con ellos.`,
  beforeFreshness: ({
    purpose,
    governance,
    policies,
    plan,
    audit,
  }) => html`<p>Por qué lo hacemos y qué queremos conseguir: nuestro <a href="${purpose}">propósito y nuestras metas</a>.</p>
<h2>Cómo llegan los datos aquí</h2>
<p>Un departamento sube un archivo. Se comprueban automáticamente su estructura, sus tipos y si contiene datos personales. Las personas que revisan leen el informe y firman; nadie firma lo que ha subido. Solo entonces se publica, y la página del conjunto de datos dice qué revisiones tuvo y cuándo. También es público <a href="${governance}">quién firma qué</a>, y lo es el <a href="${audit}">registro de auditoría</a>.</p>
<h2>Las reglas</h2>
<p>Qué publicamos, qué nos reservamos y por qué, con qué rapidez corregimos: son nuestras <a href="${policies}">políticas</a>, cada una firmada por quienes responden de ella. Lo que viene está en el <a href="${plan}">calendario de publicación</a>.</p>
<h2>Versiones</h2>
<p>Cada actualización es una versión nueva. Los archivos de una versión no cambian nunca, así que el trabajo que los cita puede repetirse. Cuando hay que retirar datos, su dirección dice cuándo y por qué.</p>`,
  afterFreshness: ({ mail }) => html`<h2>Licencias</h2>
<p>Cada conjunto de datos indica su licencia. La mayoría solo pide que se cite la fuente.</p>
<h2>Idiomas</h2>
<p>Todas las páginas están en inglés y en español. Los departamentos traducen los títulos y las descripciones de sus conjuntos de datos cuando pueden; los datos se quedan como son.</p>
<h2 id="privacy">Privacidad</h2>
<p>Este sitio no pone cookies a quien lo lee, no usa rastreadores y no carga nada de otros sitios. Su elección de claro u oscuro se queda en su navegador. Lo que escribe en la búsqueda también se queda en su navegador.</p>
<h2 id="accessibility">Accesibilidad</h2>
<p>Nuestro objetivo son las WCAG 2.2, nivel AA. Las páginas funcionan sin scripts, con el teclado y con lectores de pantalla; cada gráfico tiene sus números en una tabla. Si algo le resulta difícil de usar, escriba a ${mail}.</p>
<h2>Contacto</h2>
<p>Preguntas, correcciones, deseos: ${mail}.</p>`,
  notFound: 'No encontrado',
  notFoundTitle: 'No hay nada en esta dirección',
  notFoundLead: 'Puede que se haya movido. Búsquelo o siga desde aquí:',
  home: 'Inicio',
  allDatasets: 'Todos los conjuntos de datos',
}

export const textPageWords: Readonly<Record<Language, typeof en>> = { en, es }
