// web/islands/map.ts
export {}
