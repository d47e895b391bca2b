// adapters/formats/projection-codes.ts: the coordinate reference systems of cities and countries by their EPSG number, as proj strings.

const GRS80 = '+ellps=GRS80 +towgs84=0,0,0 +no_defs'
const FEET = '+ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs'
const BESSEL_AT = '+ellps=bessel +towgs84=577.326,90.129,463.919,5.137,1.474,5.297,2.4232 +no_defs'
const BESSEL_CH = '+ellps=bessel +towgs84=674.374,15.056,405.346 +no_defs'
const BESSEL_DE = '+ellps=bessel +towgs84=598.1,73.7,418.2,0.202,0.045,-2.455,6.7 +no_defs'
const INTL_IT = '+ellps=intl +towgs84=-104.1,-49.1,-9.9,0.971,-2.917,0.714,-11.68 +no_defs'
const SWISS = '+proj=somerc +lat_0=46.95240555555556 +lon_0=7.439583333333333 +k_0=1'

const SYSTEMS: Readonly<Record<number, string>> = {
  3857: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
  // Great Britain and Ireland.
  27700:
    '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.1502,0.247,0.8421,-20.4894 +no_defs',
  2157: `+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=0.99982 +x_0=600000 +y_0=750000 ${GRS80}`,
  29902:
    '+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=1.000035 +x_0=200000 +y_0=250000 +ellps=mod_airy +towgs84=482.5,-130.6,564.6,-1.042,-0.214,-0.631,8.15 +no_defs',
  // Belgium, the Netherlands, France.
  31370:
    '+proj=lcc +lat_1=51.16666723333333 +lat_2=49.8333339 +lat_0=90 +lon_0=4.367486666666666 +x_0=150000.013 +y_0=5400088.438 +ellps=intl +towgs84=-106.8686,52.2978,-103.7239,0.3366,-0.457,1.8422,-1.2747 +no_defs',
  3812: `+proj=lcc +lat_1=49.83333333333334 +lat_2=51.16666666666666 +lat_0=50.797815 +lon_0=4.359215833333333 +x_0=649328 +y_0=665262 ${GRS80}`,
  28992:
    '+proj=sterea +lat_0=52.15616055555555 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel +towgs84=565.417,50.3319,465.552,-0.398957,0.343988,-1.8774,4.0725 +no_defs',
  2154: `+proj=lcc +lat_1=49 +lat_2=44 +lat_0=46.5 +lon_0=3 +x_0=700000 +y_0=6600000 ${GRS80}`,
  // Switzerland, Austria.
  2056: `${SWISS} +x_0=2600000 +y_0=1200000 ${BESSEL_CH}`,
  21781: `${SWISS} +x_0=600000 +y_0=200000 ${BESSEL_CH}`,
  31287: `+proj=lcc +lat_1=49 +lat_2=46 +lat_0=47.5 +lon_0=13.33333333333333 +x_0=400000 +y_0=400000 ${BESSEL_AT}`,
  31254: `+proj=tmerc +lat_0=0 +lon_0=10.33333333333333 +k=1 +x_0=0 +y_0=-5000000 ${BESSEL_AT}`,
  31255: `+proj=tmerc +lat_0=0 +lon_0=13.33333333333333 +k=1 +x_0=0 +y_0=-5000000 ${BESSEL_AT}`,
  31256: `+proj=tmerc +lat_0=0 +lon_0=16.33333333333333 +k=1 +x_0=0 +y_0=-5000000 ${BESSEL_AT}`,
  // Europe as a whole.
  3034: `+proj=lcc +lat_1=35 +lat_2=65 +lat_0=52 +lon_0=10 +x_0=4000000 +y_0=2800000 ${GRS80}`,
  3035: `+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 ${GRS80}`,
  // Italy, Portugal, Poland, Czechia, Sweden, Finland, Lithuania.
  3003: `+proj=tmerc +lat_0=0 +lon_0=9 +k=0.9996 +x_0=1500000 +y_0=0 ${INTL_IT}`,
  3004: `+proj=tmerc +lat_0=0 +lon_0=15 +k=0.9996 +x_0=2520000 +y_0=0 ${INTL_IT}`,
  3763: `+proj=tmerc +lat_0=39.66825833333333 +lon_0=-8.133108333333334 +k=1 +x_0=0 +y_0=0 ${GRS80}`,
  2180: `+proj=tmerc +lat_0=0 +lon_0=19 +k=0.9993 +x_0=500000 +y_0=-5300000 ${GRS80}`,
  5514: '+proj=krovak +lat_0=49.5 +lon_0=24.83333333333333 +alpha=30.28813972222222 +k=0.9999 +x_0=0 +y_0=0 +ellps=bessel +towgs84=589,76,480 +no_defs',
  3006: `+proj=utm +zone=33 ${GRS80}`,
  3067: `+proj=utm +zone=35 ${GRS80}`,
  3346: `+proj=tmerc +lat_0=0 +lon_0=24 +k=0.9998 +x_0=500000 +y_0=0 ${GRS80}`,
  // The Americas and New Zealand.
  6372: `+proj=lcc +lat_1=17.5 +lat_2=29.5 +lat_0=12 +lon_0=-102 +x_0=2500000 +y_0=0 ${GRS80}`,
  3116: `+proj=tmerc +lat_0=4.596200416666666 +lon_0=-74.07750791666666 +k=1 +x_0=1000000 +y_0=1000000 ${GRS80}`,
  9377: `+proj=tmerc +lat_0=4 +lon_0=-73 +k=0.9992 +x_0=5000000 +y_0=2000000 ${GRS80}`,
  2193: `+proj=tmerc +lat_0=0 +lon_0=173 +k=0.9996 +x_0=1600000 +y_0=10000000 ${GRS80}`,
  3347: `+proj=lcc +lat_1=49 +lat_2=77 +lat_0=63.390675 +lon_0=-91.86666666666666 +x_0=6200000 +y_0=3000000 ${GRS80}`,
  32188: `+proj=tmerc +lat_0=0 +lon_0=-73.5 +k=0.9999 +x_0=304800 +y_0=0 ${GRS80}`,
  2950: `+proj=tmerc +lat_0=0 +lon_0=-73.5 +k=0.9999 +x_0=304800 +y_0=0 ${GRS80}`,
  2951: `+proj=tmerc +lat_0=0 +lon_0=-76.5 +k=0.9999 +x_0=304800 +y_0=0 ${GRS80}`,
  2952: `+proj=tmerc +lat_0=0 +lon_0=-79.5 +k=0.9999 +x_0=304800 +y_0=0 ${GRS80}`,
  // State Plane of large cities: New York, San Francisco, Los Angeles, Austin, Chicago, Philadelphia, Boston, Seattle,
  // Raleigh, Baltimore, Washington.
  2263: `+proj=lcc +lat_1=41.03333333333333 +lat_2=40.66666666666666 +lat_0=40.16666666666666 +lon_0=-74 +x_0=300000.0000000001 +y_0=0 ${FEET}`,
  2227: `+proj=lcc +lat_1=38.43333333333333 +lat_2=37.06666666666667 +lat_0=36.5 +lon_0=-120.5 +x_0=2000000.0001016 +y_0=500000.0001016001 ${FEET}`,
  2229: `+proj=lcc +lat_1=35.46666666666667 +lat_2=34.03333333333333 +lat_0=33.5 +lon_0=-118 +x_0=2000000.0001016 +y_0=500000.0001016001 ${FEET}`,
  2277: `+proj=lcc +lat_1=31.88333333333333 +lat_2=30.11666666666667 +lat_0=29.66666666666667 +lon_0=-100.3333333333333 +x_0=699999.9998983998 +y_0=3000000 ${FEET}`,
  3435: `+proj=tmerc +lat_0=36.66666666666666 +lon_0=-88.33333333333333 +k=0.999975 +x_0=300000.0000000001 +y_0=0 ${FEET}`,
  2272: `+proj=lcc +lat_1=40.96666666666667 +lat_2=39.93333333333333 +lat_0=39.33333333333334 +lon_0=-77.75 +x_0=600000 +y_0=0 ${FEET}`,
  2249: `+proj=lcc +lat_1=42.68333333333333 +lat_2=41.71666666666667 +lat_0=41 +lon_0=-71.5 +x_0=200000.0001016002 +y_0=750000 ${FEET}`,
  2926: `+proj=lcc +lat_1=48.73333333333333 +lat_2=47.5 +lat_0=47 +lon_0=-120.8333333333333 +x_0=500000.0001016001 +y_0=0 ${FEET}`,
  2264: `+proj=lcc +lat_1=36.16666666666666 +lat_2=34.33333333333334 +lat_0=33.75 +lon_0=-79 +x_0=609601.2192024384 +y_0=0 ${FEET}`,
  2248: `+proj=lcc +lat_1=39.45 +lat_2=38.3 +lat_0=37.66666666666666 +lon_0=-77 +x_0=399999.9998983998 +y_0=0 ${FEET}`,
  26985: `+proj=lcc +lat_1=39.45 +lat_2=38.3 +lat_0=37.66666666666666 +lon_0=-77 +x_0=400000 +y_0=0 ${GRS80}`,
}

/** Numbers that are in a row: `zone` makes the definition of each. `to` is inclusive. */
const SERIES: readonly { readonly from: number; readonly to: number; readonly of: (code: number) => string }[] = [
  { from: 32601, to: 32660, of: (code) => `+proj=utm +zone=${code - 32600} +datum=WGS84 +no_defs` },
  { from: 32701, to: 32760, of: (code) => `+proj=utm +zone=${code - 32700} +south +datum=WGS84 +no_defs` },
  { from: 25828, to: 25838, of: (code) => `+proj=utm +zone=${code - 25800} ${GRS80}` },
  { from: 26901, to: 26923, of: (code) => `+proj=utm +zone=${code - 26900} ${GRS80}` },
  { from: 31965, to: 31976, of: (code) => `+proj=utm +zone=${code - 31954} ${GRS80}` },
  { from: 31977, to: 31985, of: (code) => `+proj=utm +zone=${code - 31960} +south ${GRS80}` },
  { from: 28348, to: 28358, of: (code) => `+proj=utm +zone=${code - 28300} +south ${GRS80}` },
  { from: 7846, to: 7859, of: (code) => `+proj=utm +zone=${code - 7800} +south ${GRS80}` },
  {
    from: 23028,
    to: 23038,
    of: (code) => `+proj=utm +zone=${code - 23000} +ellps=intl +towgs84=-87,-98,-121 +no_defs`,
  },
  {
    from: 31466,
    to: 31469,
    of: (code) =>
      `+proj=tmerc +lat_0=0 +lon_0=${(code - 31464) * 3} +k=1 +x_0=${code - 31464}500000 +y_0=0 ${BESSEL_DE}`,
  },
  {
    from: 3942,
    to: 3950,
    of: (code) => {
      const zone = code - 3900
      const north = (zone - 41) * 1_000_000 + 200_000
      return `+proj=lcc +lat_1=${zone - 0.75} +lat_2=${zone + 0.75} +lat_0=${zone} +lon_0=3 +x_0=1700000 +y_0=${north} ${GRS80}`
    },
  },
]

/** Degrees on a datum that differs from WGS 84 by less than two metres: ETRS89, NAD83, SIRGAS 2000, GDA and the like. */
const DEGREES: ReadonlySet<number> = new Set([4258, 4269, 4617, 4674, 4171, 4283, 7844, 4167])

/**
 * The proj string of a system.
 *
 * @returns `WGS84` where the coordinates are such degrees already; undefined for codes that are not in the table
 */
export function definitionOf(code: number): string | undefined {
  if (code === 4326 || code === 4979) return 'WGS84'
  if (DEGREES.has(code)) return `+proj=longlat ${GRS80}`
  return SYSTEMS[code] ?? SERIES.find(({ from, to }) => code >= from && code <= to)?.of(code)
}
