// web/islands/explore.ts
export {}
