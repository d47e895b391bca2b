// web/islands/map/engine.ts: what draws maps, in a file of its own: it is large, and fetched only where a map can be drawn.
export { addProtocol, Map as MapView, setWorkerUrl } from 'maplibre-gl'
export { PMTiles, Protocol } from 'pmtiles'
