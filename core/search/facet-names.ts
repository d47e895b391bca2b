// core/search/facet-names.ts: by what the list of datasets can be narrowed. Also the names of the fields in the address.

export const FACETS = ['topic', 'department', 'format', 'licence', 'frequency', 'freshness', 'map'] as const
export type FacetName = (typeof FACETS)[number]
