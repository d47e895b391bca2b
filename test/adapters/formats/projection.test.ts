// Coordinates of city systems to degrees, against points whose degrees the surveys publish or that are plain by definition.
import { projectionOf } from '../../../adapters/formats/projection.ts'

const points: readonly {
  system: string
  at: readonly [number, number]
  degrees: readonly [number, number]
  within?: number
  why: string
}[] = [
  { system: 'EPSG:28992', at: [155_000, 463_000], degrees: [5.38720621, 52.1551744], why: 'Amersfoort, the origin' },
  {
    system: 'EPSG:2056',
    at: [2_600_000, 1_200_000],
    degrees: [7.43863242, 46.95108277],
    why: 'the old observatory in Bern',
  },
  {
    system: 'EPSG:21781',
    at: [600_000, 200_000],
    degrees: [7.43863242, 46.95108277],
    why: 'the same in the old frame',
  },
  {
    system: 'EPSG:27700',
    at: [651_409.903, 313_177.27],
    degrees: [1.716, 52.658],
    within: 2e-4,
    why: 'the worked example of the survey',
  },
  { system: 'EPSG:2154', at: [700_000, 6_600_000], degrees: [3, 46.5], why: 'the origin of Lambert 93' },
  { system: 'EPSG:3035', at: [4_321_000, 3_210_000], degrees: [10, 52], why: 'the origin' },
  { system: 'EPSG:3034', at: [4_000_000, 2_800_000], degrees: [10, 52], why: 'the origin' },
  {
    system: 'EPSG:31287',
    at: [400_000, 400_000],
    degrees: [13.3321, 47.4995],
    within: 1e-3,
    why: 'the origin, shifted to WGS 84',
  },
  { system: 'EPSG:25832', at: [500_000, 0], degrees: [9, 0], why: 'the central meridian' },
  { system: 'EPSG:32633', at: [500_000, 0], degrees: [15, 0], why: 'the central meridian' },
  { system: 'EPSG:32733', at: [500_000, 10_000_000], degrees: [15, 0], why: 'the southern half' },
  { system: 'EPSG:3857', at: [20_037_508.342789244, 0], degrees: [180, 0], why: 'the edge' },
  { system: 'EPSG:2263', at: [984_250, 0], degrees: [-74, 40.1666667], why: 'the origin, in feet' },
  { system: 'EPSG:31370', at: [150_000, 170_000], degrees: [4.3687, 50.8404], within: 1e-3, why: 'Brussels' },
  { system: 'EPSG:3946', at: [1_700_000, 5_200_000], degrees: [3, 46], why: 'the origin of zone CC46' },
  { system: 'EPSG:4258', at: [4.5, 50.25], degrees: [4.5, 50.25], why: 'degrees already' },
]
for (const { system, at, degrees, within = 5e-6, why } of points) {
  test(`projectionOf: ${system}, ${why}`, () => {
    const [longitude, latitude] = projectionOf(system)!.toDegrees!(...at)
    expect(Math.abs(longitude - degrees[0])).toBeLessThan(within)
    expect(Math.abs(latitude - degrees[1])).toBeLessThan(within)
  })
}

const names: readonly [string, string | undefined][] = [
  ['EPSG:25830', 'EPSG:25830'],
  ['25830', 'EPSG:25830'],
  ['urn:ogc:def:crs:EPSG::25830', 'EPSG:25830'],
  ['urn:ogc:def:crs:EPSG:6.9:25830', 'EPSG:25830'],
  ['http://www.opengis.net/def/crs/EPSG/0/25830', 'EPSG:25830'],
  ['{"type":"ProjectedCRS","name":"x","id":{"authority":"EPSG","code":25830}}', 'EPSG:25830'],
  ['PROJCS["whatever",GEOGCS["x",AUTHORITY["EPSG","4258"]],UNIT["metre",1],AUTHORITY["EPSG","25830"]]', 'EPSG:25830'],
  ['urn:ogc:def:crs:OGC:1.3:CRS84', 'WGS 84'],
  ['EPSG:4326', 'WGS 84'],
  [
    'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
    'WGS 84',
  ],
  ['PROJCS["RD_New",GEOGCS["GCS_Amersfoort"]]', 'EPSG:28992'],
  ['EPSG:99999', undefined],
  ['LOCAL_CS["Site grid"]', undefined],
  ['PROJCS["broken', undefined],
  ['', undefined],
]
for (const [system, name] of names) {
  test(`projectionOf: ${system.slice(0, 60)} is ${name}`, () => expect(projectionOf(system)?.name).toBe(name))
}

const LONG_ISLAND =
  'PROJCS["NAD_1983_StatePlane_New_York_Long_Island_FIPS_3104_Feet",GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",984250.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-74.0],PARAMETER["Standard_Parallel_1",40.66666666666666],PARAMETER["Standard_Parallel_2",41.03333333333333],PARAMETER["Latitude_Of_Origin",40.16666666666666],UNIT["Foot_US",0.3048006096012192]]'
const AUSTRIA_EAST =
  'PROJCS["MGI_Austria_GK_East",GEOGCS["GCS_MGI",DATUM["D_MGI",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",-5000000.0],PARAMETER["Central_Meridian",16.33333333333333],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
const same: readonly [string, string, readonly [number, number]][] = [
  ['State Plane in feet', LONG_ISLAND, [987_000, 200_000]],
  ['a datum whose shift the file leaves out', AUSTRIA_EAST, [2_500, 341_000]],
]
const CODES: Readonly<Record<string, string>> = { [LONG_ISLAND]: 'EPSG:2263', [AUSTRIA_EAST]: 'EPSG:31256' }
for (const [name, wkt, at] of same) {
  test(`projectionOf: a .prj file says the same as the code: ${name}`, () => {
    expect(projectionOf(wkt)!.toDegrees!(...at)).toEqual(projectionOf(CODES[wkt]!)!.toDegrees!(...at))
  })
}
