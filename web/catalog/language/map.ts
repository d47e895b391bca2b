// web/catalog/language/map.ts: the words of the map view.
import type { Language } from '../../../core/languages.ts'

const en = {
  title: 'Map',
  description: 'See where the rows of a dataset lie: zoom, colour by a category, and read each place as text.',
  table: 'See the rows as a table',
  map: 'Map. Arrow keys move it, plus and minus zoom. The list of places in view says the same as text.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show all places',
  fullscreen: 'Full screen',
  colour: 'Colour by',
  legend: 'Kinds of places',
  inView: 'Places in view',
  details: 'Selected place',
  close: 'Close',
  tooOld: 'This browser cannot draw the map, because it has no WebGL 2. The same data as text:',
}

/** `{name}` is replaced by the island. */
const enIsland = {
  noDataset: 'Choose a dataset first.',
  notFound: 'There is no dataset at this address. It may have been withdrawn.',
  unreachable: 'The data could not be reached. Try again in a moment.',
  noPlaces: 'The rows of this dataset have no places, so there is nothing to draw on a map. The table has all of them.',
  noFile: 'The places of this dataset are too many for a map. The table and the files have all of them.',
  broken: 'The map could not be drawn. The table and the files have the same data.',
  loading: 'Loading the map…',
  reading: 'Reading the places: {done} of {of}',
  map: 'Map of {title}',
  oneColour: 'One colour',
  emptyCell: 'empty',
  other: 'other values',
  count: '{count} in view',
  countFirst: '{count} in view, the first {shown} are listed',
  countSome: 'The first {shown} of those drawn. Zoom in to see the others.',
  countNone: 'None in view. Zoom out or show all places.',
  drawn: 'Drawn at this zoom: {share} of all places. Zoom in for more.',
  row: 'Row {row}',
  cut: 'Long texts are cut here. The table has them whole.',
  cluster: '{count} places',
  geojson: 'GeoJSON file',
  page: 'Page of the dataset',
  table: 'Table',
}

const es: typeof en = {
  title: 'Mapa',
  description:
    'Vea dónde están las filas de un conjunto de datos: acérquese, coloree por categoría y lea cada lugar como texto.',
  table: 'Ver las filas como tabla',
  map: 'Mapa. Las flechas lo mueven, más y menos cambian la escala. La lista de lugares a la vista dice lo mismo en texto.',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  fit: 'Mostrar todos los lugares',
  fullscreen: 'Pantalla completa',
  colour: 'Colorear por',
  legend: 'Tipos de lugares',
  inView: 'Lugares a la vista',
  details: 'Lugar elegido',
  close: 'Cerrar',
  tooOld: 'Este navegador no puede dibujar el mapa porque no tiene WebGL 2. Los mismos datos como texto:',
}

const esIsland: typeof enIsland = {
  noDataset: 'Elija primero un conjunto de datos.',
  notFound: 'No hay ningún conjunto de datos en esta dirección. Es posible que se haya retirado.',
  unreachable: 'No se pudo acceder a los datos. Inténtelo de nuevo en un momento.',
  noPlaces:
    'Las filas de este conjunto de datos no tienen lugares, así que no hay nada que dibujar en un mapa. La tabla las tiene todas.',
  noFile:
    'Los lugares de este conjunto de datos son demasiados para un mapa. La tabla y los archivos los tienen todos.',
  broken: 'No se pudo dibujar el mapa. La tabla y los archivos tienen los mismos datos.',
  loading: 'Cargando el mapa…',
  reading: 'Leyendo los lugares: {done} de {of}',
  map: 'Mapa de {title}',
  oneColour: 'Un solo color',
  emptyCell: 'vacío',
  other: 'otros valores',
  count: '{count} a la vista',
  countFirst: '{count} a la vista; se listan los primeros {shown}',
  countSome: 'Los primeros {shown} de los dibujados. Acérquese para ver los demás.',
  countNone: 'Ninguno a la vista. Aléjese o muestre todos los lugares.',
  drawn: 'Dibujados a esta escala: {share} de todos los lugares. Acérquese para ver más.',
  row: 'Fila {row}',
  cut: 'Los textos largos están recortados aquí. La tabla los tiene enteros.',
  cluster: '{count} lugares',
  geojson: 'Archivo GeoJSON',
  page: 'Página del conjunto de datos',
  table: 'Tabla',
}

export const mapWords: Readonly<Record<Language, typeof en>> = { en, es }
export const mapIslandWords: Readonly<Record<Language, typeof enIsland>> = { en: enIsland, es: esIsland }
