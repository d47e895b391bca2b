// local/seed/translations.ts: texts of the sample datasets in Spanish. One dataset has none, as in any city.
import type { MetadataTexts } from '../../core/model.ts'

/** English title -> Spanish texts. */
export const SPANISH: Readonly<Record<string, MetadataTexts>> = {
  '311 Service Requests': {
    title: 'Solicitudes de servicio al 311',
    description:
      'Cada solicitud que los vecinos hacen a la ciudad por aplicación, teléfono, web o en ventanilla: de qué trata, dónde y cuánto se tardó en atenderla. Los nombres y datos de contacto nunca forman parte de este conjunto de datos.',
    columns: [
      { name: 'request_id', title: 'Solicitud', description: 'Número de la solicitud' },
      { name: 'created_at', title: 'Creada', description: 'Cuándo se hizo, UTC' },
      { name: 'closed_at', title: 'Cerrada', description: 'Cuándo se cerró, UTC; vacío mientras está abierta' },
      { name: 'category', title: 'Categoría', description: 'De qué trata' },
      { name: 'agency', title: 'Servicio', description: 'Quién se ocupa' },
      { name: 'neighbourhood', title: 'Barrio', description: 'Dónde está, por barrio' },
      { name: 'channel', title: 'Vía', description: 'Cómo se hizo' },
      { name: 'status', title: 'Estado', description: 'Abierta o cerrada' },
      { name: 'latitude', title: 'Latitud', description: 'Grados norte, WGS 84, redondeados a la manzana' },
      { name: 'longitude', title: 'Longitud', description: 'Grados este, WGS 84, redondeados a la manzana' },
    ],
  },
  'Street Trees': {
    title: 'Árboles de las calles',
    description:
      'Árboles que la ciudad planta y cuida en las calles: especie, tamaño, estado y lugar. Se revisan cada primavera.',
  },
  'Building Permits': {
    title: 'Permisos de obra',
    description:
      'Permisos concedidos desde 2019 para edificios nuevos, reformas y demoliciones, con el valor declarado de la obra.',
  },
  'City Budget': {
    title: 'Presupuesto municipal',
    description: 'Presupuesto aprobado y gasto por ejercicio, departamento y partida.',
  },
  'Bicycle Counts by Hour': {
    title: 'Conteo de bicicletas por hora',
    description: 'Cuántas bicicletas pasan por cada contador permanente en una hora.',
  },
}
