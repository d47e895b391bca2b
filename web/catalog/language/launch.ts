// web/catalog/language/launch.ts: what stands around the launch: the page before it, the banner, the press kit.
import type { Language } from '../../../core/languages.ts'

const en = {
  comingTitle: (city: string) => `The open data of ${city} is coming`,
  opensOn: 'It opens on',
  opensSoon: 'It opens soon.',
  comingText: 'We are preparing data that anybody can read, download and use, free and without an account.',
  questions: 'Questions, and data that you need:',
  nothingTitle: 'There is nothing here',
  nothingHere: 'This address holds nothing.',
  toTheFront: 'To the front page',

  region: 'The launch of this portal',
  wholeStatement: 'Read the whole statement',
  news: 'Read the news',

  press: 'Press kit',
  description: (city: string) =>
    `For journalists: facts, statement, press release, pictures and contacts about the open data of ${city}.`,
  lead: 'For journalists: facts, words and pictures to use freely. The figures are counted whenever this page is made.',
  opened: 'Open since',
  contents: 'On this page',
  facts: 'Facts',
  factNames: { datasets: 'Datasets', rows: 'Rows of data', departments: 'Departments', formats: 'Formats' },
  countedOn: 'Counted on',
  statement: 'Statement',
  release: 'Press release',
  releaseFile: 'Press release as plain text',
  uses: 'What can be done with it',
  tryIt: 'Try it',
  pictures: 'Pictures',
  logoSvg: 'Mark of the portal (SVG)',
  logoPng: 'Mark of the portal (PNG, 1024 pixels)',
  card: 'Picture for sharing (PNG, 1200 by 630 pixels)',
  portrait: (name: string) => `Portrait of ${name}`,
  contact: 'Contact for journalists',
  phone: 'Phone',
  embed: 'A banner for your site',
  embedText:
    'Copy these lines into a page of your site. They are a link and a picture: no script, nothing that follows your visitors.',
  embedCode: 'HTML',
  embedAlt: (city: string) => `Open data of ${city}`,
  bannerLine: 'Open data, free for everybody',
  bannerCall: 'See the data',
}

const es: typeof en = {
  comingTitle: (city) => `Pronto, los datos abiertos de ${city}`,
  opensOn: 'Se abre el',
  opensSoon: 'Se abre pronto.',
  comingText: 'Preparamos datos que cualquiera podrá consultar, descargar y usar, gratis y sin cuenta.',
  questions: 'Preguntas, y datos que usted necesite:',
  nothingTitle: 'Aquí no hay nada',
  nothingHere: 'Esta dirección no contiene nada.',
  toTheFront: 'A la portada',

  region: 'La apertura de este portal',
  wholeStatement: 'Leer la declaración completa',
  news: 'Leer la noticia',

  press: 'Material de prensa',
  description: (city) =>
    `Para periodistas: cifras, declaración, nota de prensa, imágenes y contactos sobre los datos abiertos de ${city}.`,
  lead: 'Para periodistas: cifras, textos e imágenes de uso libre. Las cifras se cuentan cada vez que se hace esta página.',
  opened: 'Abierto desde el',
  contents: 'En esta página',
  facts: 'Cifras',
  factNames: {
    datasets: 'Conjuntos de datos',
    rows: 'Filas de datos',
    departments: 'Departamentos',
    formats: 'Formatos',
  },
  countedOn: 'Contado el',
  statement: 'Declaración',
  release: 'Nota de prensa',
  releaseFile: 'Nota de prensa como texto sin formato',
  uses: 'Qué se puede hacer con ellos',
  tryIt: 'Probarlo',
  pictures: 'Imágenes',
  logoSvg: 'Símbolo del portal (SVG)',
  logoPng: 'Símbolo del portal (PNG, 1024 píxeles)',
  card: 'Imagen para compartir (PNG, 1200 por 630 píxeles)',
  portrait: (name) => `Retrato de ${name}`,
  contact: 'Contacto para periodistas',
  phone: 'Teléfono',
  embed: 'Un cartel para su sitio web',
  embedText:
    'Copie estas líneas en una página de su sitio. Son un enlace y una imagen: sin programas y sin nada que siga a sus visitantes.',
  embedCode: 'HTML',
  embedAlt: (city) => `Datos abiertos de ${city}`,
  bannerLine: 'Datos abiertos, libres para todo el mundo',
  bannerCall: 'Ver los datos',
}

export const launchWords: Readonly<Record<Language, typeof en>> = { en, es }
