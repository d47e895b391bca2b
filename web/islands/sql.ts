// web/islands/sql.ts
export {}
