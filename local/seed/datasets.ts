// local/seed/datasets.ts: the nine datasets of the sample city and how far each version goes on its trip.
import type { Metadata } from '../../core/model.ts'
import { buildingPermits, serviceRequests, streetTrees } from './city.ts'
import { bikeCounts, brokenBudget, budget, neighbourhoods, restaurantInspections } from './services.ts'
import { bicycleLanes, neighbourhoodBoundaries } from './shapes.ts'
import { SPANISH } from './translations.ts'

/** How far a version goes. */
export type Journey = 'publish' | 'one-sign-off' | 'return' | 'reject'

export interface SeedDataset {
  readonly metadata: Metadata
  readonly versions: readonly { readonly filename: string; readonly content: () => string; readonly journey: Journey }[]
}

const CC0 = 'https://creativecommons.org/publicdomain/zero/1.0/'
const CC_BY = 'https://creativecommons.org/licenses/by/4.0/'

const about = (
  title: string,
  description: string,
  departmentId: string,
  topic: string,
  frequency: Metadata['frequency'],
  keywords: string[],
  columns: Record<string, string>,
  license = CC0,
): Metadata => ({
  title,
  description,
  departmentId,
  topic,
  keywords,
  license,
  frequency,
  contactName: 'Open Data Team',
  contactEmail: 'opendata@alderbay.example',
  columns: Object.entries(columns).map(([name, text]) => ({ name, description: text })),
  ...(SPANISH[title] ? { translations: { es: SPANISH[title] } } : {}),
})

export const SEED: readonly SeedDataset[] = [
  {
    metadata: about(
      '311 Service Requests',
      'Every request that residents make to the city by app, phone, web or at the counter: what it was about, where, and how long it took. Names and contact details of callers are never part of this dataset.',
      'mayor',
      'Government',
      'daily',
      ['311', 'complaints', 'service requests', 'response time'],
      {
        request_id: 'Number of the request',
        created_at: 'When it was made, UTC',
        closed_at: 'When it was closed, UTC; empty while it is open',
        category: 'What it is about',
        agency: 'Who takes care of it',
        neighbourhood: 'Where it is, by neighbourhood',
        channel: 'How it was made',
        status: 'Open or Closed',
        latitude: 'Degrees north, WGS 84, rounded to the block',
        longitude: 'Degrees east, WGS 84, rounded to the block',
      },
    ),
    versions: [{ filename: '311-requests.csv', content: () => serviceRequests(), journey: 'publish' }],
  },
  {
    metadata: about(
      'Street Trees',
      'Trees that the city plants and looks after along streets: species, size, condition and place. Surveyed each spring.',
      'parks',
      'Parks & Recreation',
      'annually',
      ['trees', 'urban forest', 'species', 'canopy'],
      {
        tree_id: 'Number on the tree’s tag',
        species: 'Latin name',
        common_name: 'Common name in English',
        planted_on: 'Day of planting; empty when it is not known',
        diameter_cm: 'Trunk diameter at 1.3 m, in centimetres',
        height_m: 'Height in metres',
        condition: 'Good, Fair, Poor or Dead at the last survey',
        neighbourhood: 'Neighbourhood',
        latitude: 'Degrees north, WGS 84',
        longitude: 'Degrees east, WGS 84',
      },
    ),
    versions: [
      { filename: 'trees-2025.csv', content: () => streetTrees(8200), journey: 'publish' },
      { filename: 'trees-2026.csv', content: () => streetTrees(9100), journey: 'publish' },
    ],
  },
  {
    metadata: about(
      'Building Permits',
      'Permits issued since 2019 for new buildings, alterations and demolitions, with the declared value of the work.',
      'planning',
      'Housing & Buildings',
      'weekly',
      ['permits', 'construction', 'housing'],
      {
        permit_number: 'Number of the permit',
        issued_on: 'Day it was issued',
        kind: 'Kind of building',
        work: 'Kind of work',
        street: 'Street, without the number',
        neighbourhood: 'Neighbourhood',
        declared_value: 'Value of the work as declared, in dollars',
        dwellings: 'Dwellings added',
        status: 'Where the work stands',
      },
      CC_BY,
    ),
    versions: [
      { filename: 'permits-october.csv', content: () => buildingPermits(12_400), journey: 'publish' },
      { filename: 'permits-november.csv', content: () => buildingPermits(12_655), journey: 'one-sign-off' },
    ],
  },
  {
    metadata: about(
      'City Budget',
      'Adopted budget and spending by fiscal year, department and account, as the council adopted it and the ledger shows it.',
      'finance',
      'Budget & Finance',
      'annually',
      ['budget', 'spending', 'finance'],
      {
        fiscal_year: 'Year that begins on July 1',
        department: 'Department',
        account: 'Kind of spending',
        adopted: 'As adopted by the council, in dollars',
        spent: 'Spent so far, in dollars',
      },
    ),
    versions: [
      { filename: 'budget.csv', content: budget, journey: 'publish' },
      { filename: 'budget-corrected.csv', content: brokenBudget, journey: 'reject' },
    ],
  },
  {
    metadata: about(
      'Restaurant Inspections',
      'Results of food safety inspections of restaurants, with the score and what followed.',
      'health',
      'Health',
      'monthly',
      ['restaurants', 'food safety', 'inspections'],
      {
        inspection_id: 'Number of the inspection',
        business: 'Name of the business',
        neighbourhood: 'Neighbourhood',
        inspected_on: 'Day of the inspection',
        score: 'Points out of 100',
        result: 'Pass, Conditional pass or Closed',
        violations: 'How many rules were broken',
        follow_up: 'Whether a second inspection is due',
      },
    ),
    versions: [{ filename: 'inspections.csv', content: () => restaurantInspections(6800), journey: 'one-sign-off' }],
  },
  {
    metadata: about(
      'Bicycle Counts by Hour',
      'How many bicycles pass each permanent counter in an hour, in both directions together, as the counters report it.',
      'transport',
      'Transport',
      'monthly',
      ['bike counts', 'bicycles', 'cycling', 'mobility'],
      {
        counter: 'Name of the counter',
        hour: 'Beginning of the hour, UTC',
        bicycles: 'Bicycles in both directions',
        weekend: 'Whether it is a Saturday or Sunday',
      },
    ),
    versions: [
      { filename: 'bikes-september.csv', content: () => bikeCounts(273), journey: 'publish' },
      { filename: 'bikes-october.csv', content: () => bikeCounts(304), journey: 'publish' },
    ],
  },
  {
    metadata: about(
      'Neighbourhood Names',
      'Official names and codes of the city’s neighbourhoods, with population and area.',
      'planning',
      'Planning & Land',
      'irregular',
      ['neighbourhoods', 'boundaries', 'population'],
      {
        code: 'Two-digit code',
        name: 'Official name',
        population: 'People at the last census',
        area_km2: 'Area in square kilometres',
        postal_code: 'Postal code of its post office',
      },
    ),
    versions: [{ filename: 'neighbourhoods.csv', content: neighbourhoods, journey: 'return' }],
  },
  {
    metadata: about(
      'Neighbourhood Boundaries',
      'The official boundaries of the city’s neighbourhoods, with their population at the last census.',
      'planning',
      'Planning & Land',
      'irregular',
      ['neighbourhoods', 'boundaries', 'map'],
      { code: 'Two-digit code', name: 'Official name', population: 'People at the last census' },
    ),
    versions: [{ filename: 'boundaries.geojson', content: neighbourhoodBoundaries, journey: 'publish' }],
  },
  {
    metadata: about(
      'Bicycle Lanes',
      'Lanes and paths for bicycles, with their kind, length and the year in which they opened.',
      'transport',
      'Transport',
      'annually',
      ['bicycles', 'cycling', 'lanes', 'map'],
      {
        lane: 'Number of the lane',
        kind: 'Painted lane, Protected lane or Shared path',
        opened: 'Year of opening',
        length_m: 'Length in metres',
      },
    ),
    versions: [{ filename: 'lanes.geojson', content: bicycleLanes, journey: 'publish' }],
  },
]
