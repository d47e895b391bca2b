// web/islands/chart.ts
export {}
